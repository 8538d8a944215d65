// The list of turns, and where the newest is heard.
import { byId, element } from "./element.js";
import { turnView } from "./turn_view.js";

const EXAMPLES = [
  "find a wireless keyboard under fifty dollars",
  "where's my order",
  "order it again",
  "what did i order last week",
];

/** `retry` is given to each turn's suggestions, `say` to the examples of an empty conversation. */
export class ConversationView {
  constructor({ retry, say }) {
    this.list = byId("turns");
    this.heard = byId("heard");
    this.retry = retry;
    this.say = say;
    this.turns = [];
  }

  /** Takes over a whole conversation. */
  replace(turns) {
    this.turns = [];
    this.list.replaceChildren();
    if (turns.length) this.add(turns);
    else this.list.append(this.welcome());
  }

  /** Takes over the turns since the last time, and makes the newest heard and seen. */
  add(turns) {
    if (!this.turns.length) this.list.replaceChildren();
    this.turns.push(...turns);
    this.list.append(...turns.map((turn) => turnView(turn, this.retry)));
    const newest = turns.at(-1);
    if (!newest) return;
    this.heard.textContent = newest.error ? newest.error.message : newest.speech;
    this.list.lastElementChild.scrollIntoView({ block: "end" });
  }

  /** Opens or folds what is behind the newest turn. */
  fold() {
    const behind = this.list.querySelector(".turn:last-child > details");
    if (!behind) return;
    // It is filled when it opens, and only then as high as it gets.
    behind.addEventListener("toggle", () => behind.scrollIntoView({ block: "nearest" }), { once: true });
    behind.open = !behind.open;
  }

  welcome() {
    const chip = (text) =>
      element("li", {}, element("button", { type: "button", onclick: () => this.say(text) }, text));
    return element(
      "li",
      { class: "welcome" },
      element("h2", {}, "Nothing has been said yet."),
      element("p", {}, "Type what a shopper would say to the skill, or begin with one of these:"),
      element("ul", { class: "chips" }, EXAMPLES.map(chip)),
    );
  }
}
