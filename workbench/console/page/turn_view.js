// One turn as it stands in the conversation.
import { element } from "./element.js";
import { costLine } from "./cost.js";
import { turnDetails } from "./turn_details.js";

/** The list item of a turn; `retry(text, fallback)` is what a suggestion does. */
export function turnView(turn, retry) {
  return element(
    "li",
    { class: "turn", id: `turn-${turn.number}` },
    said(turn),
    understood(turn.understood),
    heard(turn),
    card(turn.card),
    help(turn, retry),
    differences(turn),
    turn.broken.map((rule) => element("p", { class: "differs" }, `A rule of the house is broken: ${rule}`)),
    details(turn),
  );
}

function said(turn) {
  const spoken = turn.action === "shopper";
  const touched = turn.action === "touch" ? `(touches ${turn.argument.join(", ")})` : turn.said;
  const text = spoken ? String(turn.argument) : touched;
  return [
    element(
      "p",
      { class: spoken ? "shopper" : "shopper act" },
      element("span", { class: "unseen" }, "You: "),
      text,
    ),
    turn.besides.length ? element("p", { class: "besides" }, turn.besides.join(" · ")) : null,
  ];
}

function understood(meant) {
  if (!meant) return null;
  const slots = meant.slots.map((slot) => [" · ", `${slot.name} `, element("b", {}, slot.value), resolved(slot)]);
  const heading = element("b", {}, meant.intent);
  return element("p", { class: "understood", title: meant.sample }, heading, slots.flat(2));
}

function resolved(slot) {
  if (!slot.listed) return null;
  const named = ({ name, id }) => (name === id ? name : `${name} (${id})`);
  const names = slot.resolved.map((value) => named(value) + (value.dynamic ? ", dynamic" : ""));
  return ` → ${names.join(", ") || "no value of the model"}`;
}

function heard(turn) {
  if (turn.error) return null;
  const meanwhile = turn.progressive.map((text) => element("p", { class: "alexa silent" }, text));
  if (!turn.speech) return [...meanwhile, element("p", { class: "alexa silent" }, "Alexa says nothing.")];
  const speech = element("p", { class: "alexa" }, element("span", { class: "unseen" }, "Alexa: "), turn.speech);
  return [...meanwhile, speech, element("p", { class: "after" }, listening(turn))];
}

function listening(turn) {
  if (!turn.listens) return turn.ended ? "The session is over." : "She does not listen; the session is open.";
  const prompt = turn.reprompt ? ` After a silence: “${turn.reprompt}”` : "";
  return [element("span", { class: "listens" }, "● She listens."), prompt];
}

function card(shown) {
  if (!shown) return null;
  const text = { LinkAccount: "Link your account in the Alexa app." }[shown.type] || shown.content || shown.text || "";
  return element(
    "div",
    { class: "card" },
    element("strong", {}, shown.title || shown.type),
    element("span", { class: "unseen" }, "Card: "),
    text,
  );
}

function help(turn, retry) {
  if (!turn.error) return null;
  const { message, near, may_fall_back: mayFallBack } = turn.error;
  const chips = near.map(({ intent, sample }) =>
    element("li", {}, element("button", { type: "button", title: intent, onclick: () => retry(sample) }, sample)),
  );
  const asAlexa = element(
    "button",
    { type: "button", onclick: () => retry(turn.argument, true) },
    "Do as Alexa does: fall back",
  );
  return element(
    "div",
    { class: "help" },
    element("p", {}, message, near.length ? " Nearest:" : ""),
    element("ul", { class: "chips" }, chips, mayFallBack ? element("li", {}, asAlexa) : null),
  );
}

function differences(turn) {
  if (!turn.scripted || turn.error) return null;
  if (!turn.differences.length) {
    return element("p", { class: "after as-expected" }, "✓ as expected");
  }
  const told = turn.differences.map((difference) => element("pre", {}, difference));
  return element("div", { class: "differs" }, element("strong", {}, "✗ This differs from what is expected"), told);
}

function details(turn) {
  const fold = element("details", {}, element("summary", {}, costLine(turn.cost)));
  fold.addEventListener("toggle", () => {
    if (fold.open && fold.childElementCount === 1) fold.append(turnDetails(turn));
  });
  return fold;
}
