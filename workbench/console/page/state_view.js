// How the session stands: what the conversation cost, the clock, and what is remembered.
import { milliseconds, total } from "./cost.js";
import { byId, element } from "./element.js";
import { jsonTree } from "./json_tree.js";

/** Shows the desk's state with the sum of its turns. */
export function showState(desk, turns) {
  const cost = total(turns.map((turn) => turn.cost));
  const figures = [
    ["turns", turns.length],
    ["store calls", cost.calls],
    ["read units", cost.read],
    ["write units", cost.write],
    ["in the skill", milliseconds(cost.milliseconds)],
  ];
  const newest = turns.findLast((turn) => turn.attributes);
  byId("state").replaceChildren(
    element("dl", { class: "totals" }, figures.map(figure)),
    element("h3", {}, "The shop's clock"),
    element("p", {}, clock(desk.clock)),
    element("h3", {}, desk.in_session ? "Session attributes" : "Session attributes; no session is open"),
    jsonTree(newest ? newest.attributes : {}, 2),
  );
}

const figure = ([name, value]) =>
  element("div", {}, element("dt", {}, name), element("dd", {}, String(value)));

function clock(moment) {
  const form = { dateStyle: "full", timeStyle: "short", timeZone: "UTC" };
  return `${new Intl.DateTimeFormat("en-US", form).format(new Date(moment))} UTC`;
}
