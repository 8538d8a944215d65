// What is to happen with the next turn besides what is said: the clock, the voice, the shop.
import { byId } from "./element.js";

const FIELDS = { "clock-move": "at", person: "person", meanwhile: "meanwhile" };

/** What is set, as the server takes it. */
export function besides() {
  const set = {};
  for (const [id, name] of Object.entries(FIELDS)) {
    if (byId(id).value.trim()) set[name] = byId(id).value.trim();
  }
  if (byId("new-session").checked) set.new_session = true;
  return set;
}

/** Done with: the turn after is as usual again. */
export function clearBesides() {
  for (const id of Object.keys(FIELDS)) byId(id).value = "";
  byId("new-session").checked = false;
  mark();
}

export function setClock(move) {
  byId("clock-move").value = move;
  byId("before").open = true;
  mark();
}

export function setNewSession() {
  byId("new-session").checked = true;
  byId("before").open = true;
  mark();
}

function mark() {
  byId("before").classList.toggle("set", Object.keys(besides()).length > 0);
}

byId("before").addEventListener("input", mark);
