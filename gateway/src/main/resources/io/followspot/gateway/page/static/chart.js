// Counts over time as bars, in one or two kinds.

import { s } from "./dom.js";
import { count } from "./format.js";
import { nice } from "./timeline.js";

const [LEFT, BOTTOM, TOP] = [34, 20, 8];
/** Between two times on the axis, in minutes. */
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080];

/**
 * Bars of what was counted in each slot.
 *
 * @param slots when each begins, in milliseconds since 1970
 * @param kinds [{name, tone, counts: Map of slot to count}], stacked
 * @param size width and height of the drawing, which is scaled to its place
 */
export function barChart(title, slots, kinds, [width, height] = [600, 130]) {
  const sums = slots.map((slot) => kinds.reduce((sum, kind) => sum + (kind.counts.get(slot) ?? 0), 0));
  const top = nice(Math.max(2, ...sums));
  const wide = (width - LEFT) / slots.length;
  const y = (n) => height - BOTTOM - ((height - BOTTOM - TOP) * n) / top;
  const all = sums.reduce((a, b) => a + b, 0);
  const rules = [0, 0.5, 1].map((part) => [
    s("line.rule", { x1: LEFT, x2: width, y1: y(top * part), y2: y(top * part) }),
    s("text.tick", { x: LEFT - 7, y: y(top * part), "text-anchor": "end" }, count(top * part)),
  ]);
  const bars = slots.flatMap((slot, i) => {
    let below = 0;
    return kinds.map((kind) => {
      const n = kind.counts.get(slot) ?? 0;
      if (!n) return [];
      const bar = s("rect", { x: LEFT + i * wide + Math.min(1.5, wide * 0.12), y: y(below + n), width: Math.max(1, wide - Math.min(3, wide * 0.24)), height: y(below) - y(below + n), rx: Math.min(2, wide / 4) },
        s("title", {}, `${timeOf(slot, slots)}: ${count(n)} ${kind.name}`));
      bar.style.fill = kind.tone;
      below += n;
      return bar;
    });
  });
  const times = slots.map((slot, i) => (isRound(slot, slots) && i * wide < width - LEFT - 30 ? s("text.tick", { x: LEFT + i * wide, y: height - 7 }, timeOf(slot, slots)) : []));
  return s("svg.chart", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}: ${count(all)} in all, at most ${count(Math.max(0, ...sums))} at a time` }, rules, bars, times);
}

/** Whether a slot begins at a round time of the day, of which there are at most seven in a chart. */
function isRound(slot, slots) {
  const step = STEPS_MIN.find((minutes) => (slots.at(-1) - slots[0]) / 60_000 / minutes <= 7) ?? STEPS_MIN.at(-1);
  const local = slot / 60_000 - new Date(slot).getTimezoneOffset();
  return local % step === 0;
}

function timeOf(slot, slots) {
  const date = new Date(slot);
  const days = slots.at(-1) - slots[0] > 36 * 3600_000;
  return days ? date.toLocaleDateString(undefined, { day: "numeric", month: "short" }) : date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });
}
