// What turns cost, in words.
const rounded = (milliseconds) =>
  milliseconds < 10 ? milliseconds.toFixed(1) : String(Math.round(milliseconds));

export const milliseconds = (time) => `${rounded(time)} ms`;

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** `1 call · 0.5 read units · 6 ms`, without what there was none of. */
export function costLine({ calls, read, write, milliseconds: time }) {
  if (!calls.length && !time) return "no request to the skill";
  return [
    calls.length ? counted(calls.length, "store call", "store calls") : "no store calls",
    read ? counted(read, "read unit", "read units") : "",
    write ? counted(write, "write unit", "write units") : "",
    milliseconds(time),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The costs of turns, added up. */
export function total(costs) {
  const sum = (each) => costs.reduce((all, cost) => all + each(cost), 0);
  return {
    calls: sum((cost) => cost.calls.length),
    read: sum((cost) => cost.read),
    write: sum((cost) => cost.write),
    milliseconds: sum((cost) => cost.milliseconds),
  };
}
