// What can be done here, and by which keys.
import { byId, element } from "./element.js";

const KEYS = [
  ["Enter", "say it"],
  ["↑ ↓", "bring back what you said"],
  ["Tab", "complete a command"],
  ["Esc", "back to an empty line; close a dialog"],
];

const row = (keys, does) => element("tr", {}, element("td", {}, keys), element("td", {}, does));
const key = (text) => element("kbd", {}, text);

export function helpDialog(commands) {
  const dialog = byId("help");
  const ofCommands = commands.map(({ name, argument, key: pressed, does }) =>
    row([key(`/${name}${argument ? ` ${argument}` : ""}`), pressed ? " " : "", pressed ? key(pressed) : ""], does),
  );
  dialog.replaceChildren(
    element("h2", { id: "help-title", tabIndex: -1, autofocus: true }, "Keys and commands"),
    element("table", {}, KEYS.map(([text, does]) => row(key(text), does)), ofCommands),
    element("p", {}, "There is no microphone: a browser's speech recognition sends what you say to a cloud."),
    element("div", { class: "row" }, element("button", { type: "button", class: "main", onclick: () => dialog.close() }, "Close")),
  );
  dialog.showModal();
}
