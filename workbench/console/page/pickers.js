// Who talks to what device: any change begins a new conversation.
import { byId, element } from "./element.js";

const SCREENS = {
  hubRoundSmall: "Round screen",
  hubLandscapeSmall: "Small screen",
  hubLandscapeMedium: "Medium screen",
  hubLandscapeLarge: "Large screen",
  tvLandscapeXLarge: "Television",
};

const option = (value, text) => element("option", { value }, text);

/** Fills the pickers; `begin(given)` is told of a choice. */
export function fillPickers(choices, begin) {
  if (!choices.sample) byId("shopper").replaceWith(element("input", { id: "shopper", size: "10" }));
  else byId("shopper").append(...choices.shoppers.map(({ name, about }) => option(name, `${name} · ${about}`)));
  byId("screen").append(
    option("", "No screen"),
    ...choices.screens.map(({ name, width, height }) =>
      option(name, `${SCREENS[name] || name}, ${width} × ${height}`),
    ),
  );
  byId("locale").append(...choices.locales.map((locale) => option(locale, locale)));
  byId("setting").addEventListener("change", () => begin(chosen()));
  byId("setting").addEventListener("submit", (event) => event.preventDefault());
}

/** What is chosen now. */
export function chosen() {
  const [shopper, screen, locale] = ["shopper", "screen", "locale"].map((id) => byId(id).value);
  return { shopper: shopper.trim(), screen, locale };
}

/** Makes the pickers say what a conversation was given, which may be none of the choices. */
export function showChosen({ shopper = "guest", screen = "", locale = "en-US" }) {
  for (const [id, value] of Object.entries({ shopper, screen: named(screen), locale })) {
    const picker = byId(id);
    picker.value = value;
    if (picker.value !== value) {
      picker.append(option(value, value));
      picker.value = value;
    }
  }
}

/** A test may say no more than that there is a screen. */
function named(screen) {
  return { True: "hubLandscapeLarge", False: "" }[screen] ?? screen;
}
