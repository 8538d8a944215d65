// JSON that folds: an object or a list is opened to see what is in it.
import { element } from "./element.js";

const isNested = (value) => value !== null && typeof value === "object";

/** The tree of a value; what is nested deeper than `open` levels is folded. */
export function jsonTree(value, open = 1) {
  return element("div", { class: "json" }, node(null, value, open));
}

function node(key, value, open) {
  const named = key === null ? "" : element("span", { class: "key" }, `${key}: `);
  if (!isNested(value)) {
    return element("div", { class: "member" }, named, leaf(value));
  }
  const entries = Object.entries(value);
  if (!entries.length) {
    const empty = Array.isArray(value) ? "[]" : "{}";
    return element("div", { class: "member" }, named, element("span", { class: "size" }, empty));
  }
  return branch(named, value, entries, open);
}

function branch(named, value, entries, open) {
  const sizes = Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`;
  const summary = element("summary", {}, named, element("span", { class: "size" }, sizes));
  const fold = element("details", {}, summary);
  // Made when first opened: an envelope with a screen in it has thousands of members.
  const fill = () => {
    if (fold.open && fold.childElementCount === 1) {
      fold.append(...entries.map(([key, member]) => node(key, member, open - 1)));
    }
  };
  fold.open = open > 0;
  fill();
  fold.addEventListener("toggle", fill);
  return fold;
}

function leaf(value) {
  const kind = typeof value === "string" ? "string" : "other";
  return element("span", { class: kind }, JSON.stringify(value));
}
