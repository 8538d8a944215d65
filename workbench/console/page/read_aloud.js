// Answers read aloud by a voice of this machine; voices that live in a cloud are not asked.
import { byId } from "./element.js";

const KEPT = "aisle-console-read-aloud";
const button = byId("read-aloud");
let on = localStorage.getItem(KEPT) === "yes";

/** Resolves false where there is no voice to read with. */
async function voice(locale) {
  const own = () => speechSynthesis.getVoices().filter(({ localService }) => localService);
  if (!own().length) {
    await new Promise((resolve) => {
      speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
      setTimeout(resolve, 500);
    });
  }
  const language = locale.split("-")[0];
  return own().find(({ lang }) => lang.replace("_", "-") === locale) || own().find(({ lang }) => lang.startsWith(language));
}

const show = () => button.setAttribute("aria-pressed", String(on));

/** Switches it; `notice(text)` is told where nothing can be heard. */
export async function switchReading(locale, notice) {
  on = !on;
  localStorage.setItem(KEPT, on ? "yes" : "no");
  show();
  if (!on) speechSynthesis.cancel();
  else if (!(await voice(locale))) notice("This browser has no voice of its own to read with.");
}

/** Reads a text, if that is wanted, in place of what is being read. */
export async function readAloud(text, locale) {
  if (!on || !text) return;
  const chosen = await voice(locale);
  if (!chosen) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = chosen;
  utterance.lang = locale;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

show();
