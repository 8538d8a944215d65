// Puts the page together: what is done goes to the server, what comes back is shown everywhere.
import { besides, clearBesides, setClock, setNewSession } from "./before_turn.js";
import { commandsOf } from "./commands.js";
import { Composer } from "./composer.js";
import { ConversationView } from "./conversation_view.js";
import { byId } from "./element.js";
import { helpDialog } from "./help_dialog.js";
import { openDialog } from "./open_dialog.js";
import { chosen, fillPickers, showChosen } from "./pickers.js";
import { nextProcess } from "./next_process.js";
import { readAloud, switchReading } from "./read_aloud.js";
import { saveDialog } from "./save_dialog.js";
import { ScreenView } from "./screen_view.js";
import { showScript } from "./script_bar.js";
import { get, post } from "./server.js";
import { showState } from "./state_view.js";
import { switchTheme } from "./theme.js";

class Console {
  constructor(choices) {
    this.doing = Promise.resolve();
    this.commands = commandsOf(this);
    this.composer = new Composer(this.commands, (text) => this.act("shopper", text));
    this.screen = new ScreenView(choices.renderer_missing, (event) => this.act("touch", event.arguments, event));
    this.conversation = new ConversationView({
      retry: (text, fallback) => (fallback ? this.act("shopper", text, { fallback }) : this.composer.put(text)),
      say: (text) => this.act("shopper", text),
    });
    this.folder = choices.folder;
    byId("seller").textContent = choices.seller;
    fillPickers(choices, (given) => this.begin(given));
    byId("show-help").addEventListener("click", () => this.help());
    byId("theme").addEventListener("click", () => this.theme());
    byId("read-aloud").addEventListener("click", () => this.readAloud());
    // Only the sample shop is the same each time, as a test needs it.
    for (const id of choices.sample ? [] : ["do-save", "do-open"]) byId(id).hidden = true;
  }

  /** Something that the shopper does, with what is set to happen besides. */
  act(action, argument, more = {}) {
    const body = { action, argument, ...besides(), fallback: more.fallback };
    if (action === "touch") Object.assign(body, { source: more.source, components: more.components });
    return this.done(async () => {
      this.go(await post("/turn", body));
      clearBesides();
    });
  }

  begin(given) {
    return this.done(async () => this.show(await post("/begin", { ...chosen(), ...given })));
  }

  replay() {
    return this.done(async () => this.show(await post("/replay")));
  }

  /** The same by a new process, which has the code as it is now. */
  reload() {
    return this.done(async () => this.show(await nextProcess()));
  }

  step(all) {
    return this.done(async () => this.go(await post("/step", { all })));
  }

  open() {
    return this.done(() => openDialog((desk) => this.show(desk)));
  }

  save() {
    return this.done(() => saveDialog(this.folder));
  }

  clock(move) {
    setClock(move);
  }

  newSession() {
    setNewSession();
  }

  fold() {
    this.conversation.fold();
  }

  help() {
    helpDialog(this.commands);
  }

  theme() {
    switchTheme();
  }

  readAloud() {
    switchReading(this.locale, (text) => this.composer.notice(text));
  }

  /** Shows a whole conversation in place of the one there was. */
  show(desk) {
    this.locale = desk.given.locale || "en-US";
    showChosen(desk.given);
    this.screen.use(desk.viewport);
    this.conversation.replace(desk.turns);
    this.showRest(desk);
  }

  /** Shows how a conversation went on. */
  go(desk) {
    this.conversation.add(desk.turns);
    this.showRest(desk);
    readAloud(desk.turns.map((turn) => turn.speech || "").join(" "), this.locale);
  }

  showRest(desk) {
    const { turns } = this.conversation;
    const shown = turns.findLast((turn) => turn.screen || turn.ended);
    this.screen.show((shown && shown.screen) || null);
    showState(desk, turns);
    showScript(desk, turns, { step: (all) => this.step(all), close: () => this.begin({}) });
    // On a phone it would bring up the keyboard over what is to be seen.
    if (matchMedia("(pointer: fine)").matches) byId("said").focus({ preventScroll: true });
  }

  /** One thing after the other, as typed ahead; what is refused is told. */
  done(doing) {
    this.doing = this.doing.then(async () => {
      document.body.setAttribute("aria-busy", "true");
      this.composer.notice("");
      try {
        await doing();
      } catch (error) {
        this.composer.notice(error.message);
      }
      document.body.removeAttribute("aria-busy");
    });
    return this.doing;
  }
}

try {
  const console_ = new Console(await get("/choices"));
  console_.show(await get("/conversation"));
} catch (error) {
  byId("notice").textContent = error.message;
  byId("notice").hidden = false;
}
