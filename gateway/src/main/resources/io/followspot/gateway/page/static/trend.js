// A quantity over time as a line, with its present value.

import { h, s } from "./dom.js";
import { t } from "./text.js";

const [WIDTH, HEIGHT, TOP] = [300, 64, 4];

/**
 * A figure with a line.
 *
 * @param title what it is
 * @param points [{at, value}], at in milliseconds since 1970; value null where it is unknown
 * @param span {from, to}, in milliseconds since 1970
 * @param text turns a value into words
 * @param tone colour of the line
 */
export function trendLine(title, points, span, text, tone) {
  const known = points.filter(({ value }) => value !== null);
  const most = Math.max(0, ...known.map(({ value }) => value));
  // A line of zeros lies on the ground.
  const top = most || 1;
  const x = (at) => ((at - span.from) / (span.to - span.from)) * WIDTH;
  const y = (value) => HEIGHT - ((HEIGHT - TOP) * value) / top;
  const path = points
    .map(({ at, value }, i) =>
      value === null
        ? ""
        : `${i > 0 && points[i - 1].value !== null ? "L" : "M"}${x(at).toFixed(1)} ${y(value).toFixed(1)}`,
    )
    .join("");
  const line = s("path", { d: path || "M0 0" });
  line.style.stroke = tone;
  const now = known.at(-1)?.value;
  const said = known.length
    ? t("{title}: {now} now, at most {most}", { title, now: text(now), most: text(most) })
    : t("{title}: nothing known yet", { title });
  return h(
    "figure.trend",
    {},
    h(
      "figcaption",
      {},
      h("span", {}, title),
      h("b", {}, known.length ? text(now) : "–"),
      h("small.muted", {}, known.length ? t("at most {most}", { most: text(most) }) : t("nothing known yet")),
    ),
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", "aria-label": said },
      s("line.rule", { x1: 0, x2: WIDTH, y1: HEIGHT - 0.5, y2: HEIGHT - 0.5 }),
      line,
    ),
  );
}

/** What a total grew by in a second, between each two samples; unknown where it was set back. */
export function rates(samples, total) {
  return samples.slice(1).map((sample, i) => {
    const seconds = (Date.parse(sample.at) - Date.parse(samples[i].at)) / 1000;
    const grown = total(sample) - total(samples[i]);
    return { at: Date.parse(sample.at), value: grown < 0 || seconds <= 0 ? null : grown / seconds };
  });
}

export const levels = (samples, level) =>
  samples.map((sample) => ({ at: Date.parse(sample.at), value: level(sample) ?? null }));
