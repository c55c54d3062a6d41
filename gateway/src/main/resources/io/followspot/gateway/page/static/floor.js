// Draws a floor in metres: a grid, its zones and lines, people and their paths.

import { colourOf } from "./colour.js";
import { s } from "./dom.js";

const MARGIN_M = 1;

/** The rectangle around all points, in whole metres; it never shrinks below what it was. */
export function extent(points, before = null) {
  const xs = points.map((p) => p.x_m);
  const ys = points.map((p) => p.y_m);
  if (before) {
    xs.push(before.left + MARGIN_M, before.right - MARGIN_M);
    ys.push(before.low + MARGIN_M, before.high - MARGIN_M);
  }
  if (!xs.length) return { left: 0, right: 10, low: 0, high: 10 };
  return {
    left: Math.floor(Math.min(...xs) - MARGIN_M),
    right: Math.ceil(Math.max(...xs) + MARGIN_M),
    low: Math.floor(Math.min(...ys) - MARGIN_M),
    high: Math.ceil(Math.max(...ys) + MARGIN_M),
  };
}

/** The corners and ends of zones and lines. */
export function outlines({ zones, lines }) {
  return [...zones.flatMap((zone) => zone.corners), ...lines.flatMap((line) => [line.start, line.end])];
}

/** The floor's second axis points up. */
export function drawFloor(area, people, label, regions = { zones: [], lines: [] }) {
  const width = area.right - area.left;
  const height = area.high - area.low;
  const x = (p) => (p.x_m - area.left).toFixed(3);
  const y = (p) => (area.high - p.y_m).toFixed(3);
  const step = Math.max(1, Math.ceil(Math.max(width, height) / 30));
  const lines = [];
  for (let at = 0; at <= width; at += step) lines.push(s("line", { x1: at, x2: at, y1: 0, y2: height }));
  for (let at = 0; at <= height; at += step) lines.push(s("line", { x1: 0, x2: width, y1: at, y2: at }));
  const size = Math.max(width, height) / 60;
  return s(
    "svg.floor",
    { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label },
    s("g.grid", {}, lines),
    regions.zones.map((zone) =>
      s(
        "polygon",
        {
          points: zone.corners.map((p) => `${x(p)},${y(p)}`).join(" "),
          fill: colourOf(zone.zone_id, 55),
          "fill-opacity": 0.12,
          stroke: colourOf(zone.zone_id, 55),
          "stroke-width": size / 5,
        },
        s("title", {}, zone.zone_id),
      ),
    ),
    regions.lines.map((line) =>
      s(
        "line",
        {
          x1: x(line.start),
          y1: y(line.start),
          x2: x(line.end),
          y2: y(line.end),
          stroke: colourOf(line.line_id, 55),
          "stroke-width": size / 3,
          "stroke-dasharray": `${size} ${size / 2}`,
        },
        s("title", {}, line.line_id),
      ),
    ),
    people.map(({ id, href, at, path }) => {
      const colour = colourOf(id, 55);
      return s(
        "g",
        {},
        path.length > 1
          ? s("polyline", {
              points: path.map((p) => `${x(p)},${y(p)}`).join(" "),
              fill: "none",
              stroke: colour,
              "stroke-width": size / 3,
              "stroke-linejoin": "round",
              opacity: 0.6,
            })
          : null,
        at
          ? s(
              "a",
              { href },
              s("title", {}, id),
              s("circle", { cx: x(at), cy: y(at), r: size, fill: colour }),
              s("text", { x: Number(x(at)) + size * 1.4, y: y(at), "font-size": size * 1.6 }, id.split(".").pop()),
            )
          : null,
      );
    }),
  );
}
