// Shows one APL document as Amazon's renderer draws it. It is sent behind the renderer, in one script:
// the engine must be started in the very tick in which the renderer's code ends.
const engine = AplRenderer.initEngine();

/**
 * Draws a document into an element.
 *
 * directive: an Alexa.Presentation.APL.RenderDocument; viewport: {width, height, dpi, isRound, mode};
 * onUserEvent: called with {arguments, source, components} for each SendEvent.
 * For half a second after the start the renderer takes touches but no clicks of a mouse.
 * Returns the renderer; call destroy() on it before the next.
 */
async function showScreen(element, directive, viewport, onUserEvent) {
  await engine;
  const content = AplRenderer.Content.create(JSON.stringify(directive.document));
  for (const [name, source] of Object.entries(directive.datasources || {})) {
    content.addData(name, JSON.stringify(source));
  }
  const { mode, ...size } = viewport;
  const renderer = AplRenderer.default.create({
    view: element,
    content,
    viewport: size,
    mode: mode || "HUB",
    theme: "dark",
    environment: { agentName: "Aisle", agentVersion: "1", disallowVideo: true },
    utcTime: Date.now(),
    localTimeAdjustment: 0,
    onSendEvent: onUserEvent,
  });
  await renderer.init();
  return renderer;
}
