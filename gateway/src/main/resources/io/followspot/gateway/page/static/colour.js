// What has which colour.

import { ordinalOf } from "./format.js";

/** A colour of its own for every track, the same everywhere: golden angles lie far apart. */
export function colourOf(trackId, lightness = 62) {
  return `hsl(${((Number(ordinalOf(trackId)) || 0) * 137.508) % 360} 82% ${lightness}%)`;
}

export const toneOf = (type) =>
  ({
    confirmed: "var(--good)",
    recovered: "var(--good)",
    resumed: "var(--good)",
    lost: "var(--warn)",
    stationary: "var(--calm)",
    ended: "var(--ink-2)",
    line_crossed: "var(--line)",
    zone_entered: "var(--accent)",
    zone_exited: "var(--accent)",
  })[type] ?? "var(--ink-2)";

/** The colour of a status, in a chart. */
export const statusTone = (status) =>
  ({ confirmed: "var(--good)", stationary: "var(--calm)", lost: "var(--warn)" })[status] ?? "var(--rule)";
