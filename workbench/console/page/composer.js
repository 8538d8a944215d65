// The line one types into: what is said, what was said before, and commands behind a slash.
import { begunBy, commandIn, keyOf } from "./commands.js";
import { byId, element } from "./element.js";

/** `say(text)` is told of each line that is no command. */
export class Composer {
  constructor(commands, say) {
    this.commands = commands;
    this.say = say;
    this.line = byId("said");
    this.history = [];
    this.place = 0;
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    this.line.addEventListener("keydown", (event) => this.pressed(event));
    this.line.addEventListener("input", () => this.offer());
    document.addEventListener("keydown", (event) => this.pressedAnywhere(event));
    byId("actions").append(...commands.filter(({ button }) => button).map(actionButton));
  }

  /** Puts a text into the line, to be changed before it is said. */
  put(text) {
    this.line.value = text;
    this.offer();
    this.line.focus();
  }

  notice(text) {
    byId("notice").textContent = text;
    byId("notice").hidden = !text;
  }

  enter() {
    const typed = this.line.value.trim();
    if (!typed) return;
    this.history.push(typed);
    this.place = this.history.length;
    this.put("");
    this.notice("");
    if (!typed.startsWith("/")) {
      this.say(typed);
      return;
    }
    const found = commandIn(this.commands, typed);
    if (found) found.command.run(found.argument);
    else this.notice(`There is no command ${typed}. /help lists them.`);
  }

  pressed(event) {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      this.recall(event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Tab" && !event.shiftKey && this.line.value.startsWith("/")) {
      this.complete(event);
    }
  }

  pressedAnywhere(event) {
    if (document.querySelector("dialog[open]")) return;
    const command = this.commands.find(({ key }) => key && key === keyOf(event));
    if (command) {
      event.preventDefault();
      command.run("");
    } else if (event.key === "Escape") {
      this.notice("");
      this.put("");
    }
  }

  recall(step) {
    this.place = Math.max(0, Math.min(this.history.length, this.place + step));
    this.put(this.history[this.place] || "");
  }

  complete(event) {
    const [first] = begunBy(this.commands, this.line.value);
    if (!first || this.line.value.includes(" ")) return;
    event.preventDefault();
    this.put(`/${first.name}${first.argument ? " " : ""}`);
  }

  offer() {
    const typed = this.line.value;
    const found = typed.startsWith("/") ? begunBy(this.commands, typed) : [];
    byId("offered").replaceChildren(
      ...found.map(({ name, argument, does }) =>
        element("li", {}, element("kbd", {}, `/${name}${argument ? ` ${argument}` : ""}`), ` ${does}`),
      ),
    );
    byId("offered").hidden = !found.length;
  }
}

function actionButton({ name, button, key, does, run }) {
  const title = key ? `${does} (${key})` : does;
  return element("button", { type: "button", id: `do-${name}`, title, onclick: () => run("") }, button);
}
