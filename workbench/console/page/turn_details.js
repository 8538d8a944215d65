// What is behind a turn: its store calls, the markup, and the JSON on the wire.
import { milliseconds } from "./cost.js";
import { element } from "./element.js";
import { jsonTree } from "./json_tree.js";

const HEADINGS = ["call", "keys", "items", "read", "write", "time"];

export function turnDetails(turn) {
  return element(
    "div",
    { class: "behind" },
    calls(turn.cost.calls),
    turn.ssml ? [heading("SSML"), element("pre", {}, turn.ssml)] : null,
    turn.exchanges.map(({ request, response }) => [
      heading("Request"),
      jsonTree(request),
      heading("Response"),
      jsonTree(response),
    ]).flat(2),
    turn.attributes ? [heading("Session attributes"), jsonTree(turn.attributes)] : null,
    Object.keys(turn.expected).length ? [heading("Expected"), jsonTree(turn.expected)] : null,
  );
}

const heading = (text) => element("h3", {}, text);

function calls(made) {
  if (!made.length) return null;
  return [
    heading("Store calls"),
    element(
      "table",
      { class: "calls" },
      element("thead", {}, element("tr", {}, HEADINGS.map((name) => element("th", { scope: "col", class: name === "call" || name === "keys" ? "" : "number" }, name)))),
      element("tbody", {}, made.map(callRow)),
    ),
  ];
}

function callRow(call) {
  const number = (value) => element("td", { class: "number" }, String(value));
  const refused = call.error ? element("div", { class: "differs" }, `refused: ${call.error}`) : null;
  return element(
    "tr",
    {},
    element("td", {}, call.operation, call.tables.map((table) => element("small", {}, table)), refused),
    element("td", {}, call.keys.map((key) => element("code", {}, key))),
    number(call.items),
    number(call.read),
    number(call.write),
    number(milliseconds(call.milliseconds)),
  );
}
