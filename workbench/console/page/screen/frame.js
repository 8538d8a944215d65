// The screen in a frame of its own: draws what the console sends and tells it of touches.
"use strict";

const element = document.getElementById("screen");
let renderer = null;
// One after the other: a document sent while another is still being drawn comes after it.
let drawing = Promise.resolve();

function tell(message) {
  // The frame has no origin, so neither side can name one; the console looks at the sender.
  window.parent.postMessage(message, "*");
}

async function draw({ directive, viewport }) {
  if (renderer) renderer.destroy();
  renderer = null;
  element.replaceChildren();
  if (!directive) return;
  renderer = await showScreen(element, directive, viewport, (event) => {
    const { arguments: values, source, components } = event;
    tell({ touched: { arguments: values, source, components } });
  });
  tell({ drawn: directive.token });
}

window.addEventListener("message", (event) => {
  if (event.source !== window.parent) return;
  drawing = drawing.then(() => draw(event.data)).catch((error) => tell({ failed: String(error) }));
});

tell({ ready: true });
