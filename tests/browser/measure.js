// What is drawn: every text with where it can be seen, and every part that can be touched.
"use strict";

const TOUCH_WRAPPER = 9; // apl-core's ComponentType
const ACCESSIBILITY_LABEL = 1; // and its PropertyKey

/** The box around the words themselves, without the spaces that end a line. */
function aroundWords(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  while (walker.nextNode()) {
    for (const word of walker.currentNode.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      const edge = range.getBoundingClientRect();
      box.left = Math.min(box.left, edge.left);
      box.top = Math.min(box.top, edge.top);
      box.right = Math.max(box.right, edge.right);
      box.bottom = Math.max(box.bottom, edge.bottom);
    }
  }
  return box;
}

/** What the ancestors leave of a box: nothing where `left` is beyond `right`. `scrolls`: what is
 * missing can be scrolled to. */
function visible(element, box) {
  let { left, top, right, bottom } = box;
  let scrolls = false;
  for (let at = element.parentElement; at && at.id !== "screen"; at = at.parentElement) {
    if (getComputedStyle(at).overflow === "visible") continue;
    const edge = at.getBoundingClientRect();
    const cuts = top < edge.top - 1 || bottom > edge.bottom + 1;
    scrolls = scrolls || (cuts && at.classList.contains("scrollView"));
    left = Math.max(left, edge.left);
    top = Math.max(top, edge.top);
    right = Math.min(right, edge.right);
    bottom = Math.min(bottom, edge.bottom);
  }
  return { left, top, right, bottom, scrolls };
}

/** All texts: what it says, its size in dp, the box it needs and what can be seen of that. */
function texts() {
  return [...document.querySelectorAll("#screen p")]
    .filter((paragraph) => paragraph.innerText.trim())
    .map((paragraph) => {
      const box = aroundWords(paragraph);
      const size = parseFloat(getComputedStyle(paragraph).fontSize);
      return { text: paragraph.innerText, size, box, seen: visible(paragraph, box) };
    });
}

/** All that can be touched: {label, width and height in dp}. */
function touchables(renderer) {
  return Object.values(renderer.componentMap)
    .filter((one) => one.component.getType() === TOUCH_WRAPPER)
    .map((one) => ({
      label: one.component.getCalculated()[ACCESSIBILITY_LABEL],
      width: one.container.offsetWidth,
      height: one.container.offsetHeight,
    }));
}

/** Where to touch the part of that label; null where less than half of it can be seen. */
function middleOf(renderer, label) {
  const part = Object.values(renderer.componentMap).find(
    (one) => one.component.getCalculated()[ACCESSIBILITY_LABEL] === label,
  );
  const box = part.container.getBoundingClientRect();
  const seen = visible(part.container, box);
  if (seen.bottom - seen.top < (box.bottom - box.top) / 2) return null;
  return { x: (seen.left + seen.right) / 2, y: (seen.top + seen.bottom) / 2 };
}
