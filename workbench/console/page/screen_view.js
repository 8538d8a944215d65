// The device's screen: a frame in which Amazon's renderer draws, scaled to the room there is.
import { byId, element } from "./element.js";

const NO_SCREEN = "This device has no screen. Choose one with a screen to see what an Echo Show draws.";
const NOTHING_SHOWN = "The screen is dark: the skill has shown nothing.";
const EDGES = 16;

const sized = (width, height) => ({ width: `${width}px`, height: `${height}px` });

/** `touch(event)` is told of each SendEvent: {arguments, source, components}. */
export class ScreenView {
  constructor(rendererMissing, touch) {
    this.place = byId("screen-place");
    this.missing = rendererMissing;
    this.touch = touch;
    this.viewport = null;
    this.shown = null;
    window.addEventListener("message", (event) => this.told(event));
    new ResizeObserver(() => this.fit()).observe(this.place);
  }

  /** The device of the conversation; null for one without a screen. */
  use(viewport) {
    this.viewport = viewport;
    this.shown = null;
    this.frame = null;
    byId("device").classList.toggle("bare", !viewport);
    if (!viewport) this.note(NO_SCREEN);
    else if (this.missing) this.note(this.missing);
    else this.open();
  }

  /** Shows a RenderDocument directive; null turns the screen dark. */
  show(directive) {
    if (!this.viewport || directive === this.shown) return;
    this.shown = directive;
    if (this.ready) this.send();
    if (this.dark) this.dark.hidden = directive !== null;
  }

  open() {
    this.ready = false;
    this.frame = element("iframe", { src: "/screen/", title: "The device's screen" });
    this.dark = element("p", { class: "dark" }, NOTHING_SHOWN);
    const shape = this.viewport.isRound ? "glass round" : "glass";
    this.glass = element("div", { class: shape }, this.frame, this.dark);
    this.place.replaceChildren(this.glass);
    this.fit();
  }

  note(text) {
    this.glass = null;
    this.dark = null;
    this.place.replaceChildren(element("p", { class: "screen-note" }, text));
  }

  fit() {
    if (!this.glass) return;
    const { width, height } = this.viewport;
    const room = this.place.clientWidth - EDGES;
    const scale = Math.min(1, room / width, (window.innerHeight * 0.5) / height);
    Object.assign(this.frame.style, sized(width, height), { transform: `scale(${scale})` });
    Object.assign(this.glass.style, sized(width * scale, height * scale));
  }

  send() {
    // The frame has no origin to name; what is shown in it is no secret.
    this.frame.contentWindow.postMessage({ directive: this.shown, viewport: this.viewport }, "*");
  }

  told(event) {
    if (!this.frame || event.source !== this.frame.contentWindow) return;
    const { ready, touched, drawn, failed } = event.data;
    if (ready) {
      this.ready = true;
      if (this.shown) this.send();
    }
    if (drawn) this.frame.dataset.drawn = drawn;
    if (touched) this.touch(touched);
    if (failed) this.note(`Amazon's renderer cannot draw this: ${failed}`);
  }
}
