// Counts over time as bars, in one or two kinds.

import { s } from "./dom.js";
import { count, dayName, hourTime } from "./format.js";
import { listed, t } from "./text.js";

const [LEFT, BOTTOM, TOP] = [34, 20, 8];
/** Between two times on the axis, in minutes. */
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440, 2880, 10080];

/**
 * Bars of what was counted in each slot.
 *
 * @param slots when each begins, in milliseconds since 1970
 * @param kinds [{name, tone, counts: Map of slot to count}], stacked
 * @param size width and height of the drawing, which is scaled to its place
 * @param pick called with the index of a slot that is chosen; absent if none can be
 */
export function barChart(title, slots, kinds, [width, height] = [600, 130], pick = null) {
  const sums = slots.map((slot) => kinds.reduce((sum, kind) => sum + (kind.counts.get(slot) ?? 0), 0));
  const top = wholeTop(Math.max(2, ...sums));
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
      const bar = s("rect", {
        x: LEFT + i * wide + Math.min(1.5, wide * 0.12),
        y: y(below + n),
        width: Math.max(1, wide - Math.min(3, wide * 0.24)),
        height: y(below) - y(below + n),
        rx: Math.min(2, wide / 4),
      });
      bar.style.fill = kind.tone;
      below += n;
      return bar;
    });
  });
  const said = (i) =>
    t("{what}: {message}", {
      what: timeOf(slots[i], slots),
      message: listed(
        kinds
          .map((kind) => [kind.counts.get(slots[i]) ?? 0, kind.name])
          .filter(([n]) => n)
          .map(([n, name]) => t("{n} {what}", { n, what: name })),
      ),
    });
  const columns = slots.map((slot, i) => (sums[i] ? column(i) : []));
  const times = slots.map((slot, i) =>
    isRound(slot, slots) && i * wide < width - LEFT - 30
      ? s("text.tick", { x: LEFT + i * wide, y: height - 7 }, timeOf(slot, slots))
      : [],
  );

  /** The whole height of a slot: says what was counted, and can be chosen. */
  function column(i) {
    const area = s(
      "rect.column",
      { x: LEFT + i * wide, y: TOP, width: wide, height: height - BOTTOM - TOP },
      s("title", {}, said(i)),
    );
    if (!pick) return area;
    const choose = (event) => {
      if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      pick(i);
    };
    return s(
      "g.pick",
      {
        tabindex: 0,
        role: "button",
        "aria-label": said(i),
        "data-key": `${title} ${slots[i]}`,
        onclick: choose,
        onkeydown: choose,
      },
      area,
    );
  }

  return s(
    "svg.chart",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: pick ? "group" : "img",
      "aria-label": t("{title}: {all} in all, at most {most} at a time", {
        title,
        all,
        most: Math.max(0, ...sums),
      }),
    },
    rules,
    bars,
    columns,
    times,
  );
}

/** The smallest top of an axis of people, half of which is a whole number, too. */
export function wholeTop(value) {
  for (let power = 1; ; power *= 10) {
    const top = [2, 4, 6, 8, 10].map((f) => f * power).find((v) => v >= value);
    if (top) return top;
  }
}

/** Whether a slot begins at a round time of the day, of which there are at most seven in a chart. */
function isRound(slot, slots) {
  const step = STEPS_MIN.find((minutes) => (slots.at(-1) - slots[0]) / 60_000 / minutes <= 7) ?? STEPS_MIN.at(-1);
  const local = slot / 60_000 - new Date(slot).getTimezoneOffset();
  return local % step === 0;
}

function timeOf(slot, slots) {
  const days = slots.at(-1) - slots[0] > 36 * 3600_000;
  return days ? dayName(slot) : hourTime(slot);
}
