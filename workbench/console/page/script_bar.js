// The test that is open: how far it is played, what comes next, and what held in the end.
import { byId, element } from "./element.js";

/** Shows the bar where the conversation has a script; `step(all)` and `close()` are its buttons. */
export function showScript(desk, turns, { step, close }) {
  const bar = byId("script");
  bar.hidden = desk.source === "hand";
  if (bar.hidden) return;
  const next = desk.script[desk.played];
  const button = (id, text, onclick, disabled = false) =>
    element("button", { type: "button", id, onclick, disabled }, text);
  bar.replaceChildren(
    element("strong", {}, desk.source === "replay" ? "Said once more" : `${desk.source}: ${desk.name}`),
    element("span", {}, `${desk.played} of ${desk.script.length}`),
    button("step", "Next turn", () => step(false), !next),
    button("play", "Play on", () => step(true), !next),
    button("close-script", "Close", close),
    element("span", { class: "next" }, next ? `next: ${next}` : verdict(desk, turns)),
  );
}

function verdict(desk, turns) {
  const wrong = turns.filter((turn) => turn.scripted && (turn.error || turn.differences.length));
  const afterwards = desk.afterwards || [];
  if (!wrong.length && !afterwards.length) {
    return element("span", { class: "as-expected" }, "✓ all of it is as expected");
  }
  const turnsWord = wrong.length === 1 ? "turn differs" : "turns differ";
  const told = [wrong.length ? `${wrong.length} ${turnsWord}` : "", ...afterwards.map((text) => `afterwards: ${text}`)];
  return element("span", { class: "wrong" }, `✗ ${told.filter(Boolean).join(" · ")}`);
}
