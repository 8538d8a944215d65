// Light, dark, or as the system has it.
import { byId } from "./element.js";

const KEPT = "aisle-console-theme";
const NEXT = { system: "light", light: "dark", dark: "system" };
let theme = localStorage.getItem(KEPT) in NEXT ? localStorage.getItem(KEPT) : "system";

function show() {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").textContent = `Theme: ${theme}`;
}

export function switchTheme() {
  theme = NEXT[theme];
  localStorage.setItem(KEPT, theme);
  show();
}

show();
