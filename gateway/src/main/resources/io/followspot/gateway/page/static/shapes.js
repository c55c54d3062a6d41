// Zones and lines as SVG over a picture, in a square of W by W units.

import { h, s } from "./dom.js";
import { t } from "./text.js";

export const W = 1000;

const pointsOf = (points) => points.map((p) => `${p.x * W},${p.y * W}`).join(" ");

export const idOf = (region) => region.zone_id ?? region.line_id;

export const kindOf = (region) => (region.polygon ? "zone" : "line");

export const cornersOf = (region) => region.polygon ?? [region.start, region.end];

/** Whether a polygon holds a point: a ray to the right crosses its edges an odd number of times. */
export function holds(polygon, x, y) {
  let inside = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    if (a.y > y !== b.y > y && x < a.x + ((y - a.y) * (b.x - a.x)) / (b.y - a.y)) inside = !inside;
  });
  return inside;
}

/** The shape of a region, which can have the focus. */
export function shapeOf(region, chosen) {
  const name = region.name || idOf(region);
  const label = region.polygon ? t("Zone {name}", { name }) : t("Line {name}", { name });
  const attributes = { tabindex: 0, role: "button", "aria-pressed": String(chosen), "aria-label": label };
  const points = cornersOf(region);
  const shape = region.polygon
    ? s("polygon.region", { ...attributes, points: pointsOf(points) })
    : s(
        "g.region.line",
        attributes,
        s("polyline.grip", { points: pointsOf(points) }),
        s("polyline.stroke", { points: pointsOf(points) }),
      );
  if (chosen) shape.classList.add("chosen");
  shape.dataset.region = idOf(region);
  return shape;
}

/** What is being drawn. */
export function draftOf(points, mode) {
  return s(mode === "zone" ? "polyline.region.draft" : "polyline.region.line.draft", {
    points: pointsOf(points),
    "pointer-events": "none",
  });
}

/** Points to the side that a forward crossing goes to: from left to right, seen along the line. */
export function arrowOf(line, box) {
  const [w, height] = [box.width || 16, box.height || 9];
  const dx = (line.end.x - line.start.x) * w;
  const dy = (line.end.y - line.start.y) * height;
  const length = Math.hypot(dx, dy) || 1;
  const [nx, ny] = [-dy / length, dx / length];
  const mid = { x: ((line.start.x + line.end.x) / 2) * w, y: ((line.start.y + line.end.y) / 2) * height };
  const tip = [mid.x + nx * 20, mid.y + ny * 20];
  const side = (f) => [mid.x + nx * 6 + (dx / length) * 9 * f, mid.y + ny * 6 + (dy / length) * 9 * f];
  const points = [tip, side(1), side(-1)].map(([x, y]) => `${(x / w) * W},${(y / height) * W}`).join(" ");
  return s("polygon.arrow", { points, "pointer-events": "none" });
}

/** A corner that can be moved; of the same size whatever the picture's shape. */
export function handleOf(point, index, box) {
  return s("ellipse.handle", {
    "data-corner": index,
    cx: point.x * W,
    cy: point.y * W,
    rx: (7 * W) / (box.width || 640),
    ry: (7 * W) / (box.height || 360),
    tabindex: 0,
    role: "slider",
    "aria-label": t("Corner {n}", { n: index + 1 }),
    "aria-valuenow": Math.round(point.x * 100),
    "aria-valuetext": t("{x} % from the left, {y} % from the top", {
      x: Math.round(point.x * 100),
      y: Math.round(point.y * 100),
    }),
  });
}

/** In the middle between two corners: becomes a corner when it is pulled. */
export function middleOf(a, b, box) {
  return s("ellipse.middle", {
    cx: ((a.x + b.x) / 2) * W,
    cy: ((a.y + b.y) / 2) * W,
    rx: (4.5 * W) / (box.width || 640),
    ry: (4.5 * W) / (box.height || 360),
    "aria-hidden": "true",
  });
}

/** A region's name, and what it counted, at its upper edge. */
export function tagFor(region, text, chosen) {
  const at = region.polygon
    ? region.polygon.reduce((a, b) => (b.y < a.y ? b : a))
    : cornersOf(region).reduce((a, b) => (b.y < a.y ? b : a));
  const tag = h(`span.tag.${kindOf(region)}`, {}, h("b", {}, region.name || idOf(region)), h("span", {}, text ?? ""));
  if (chosen) tag.classList.add("chosen");
  // Within the picture, whatever is at the edge.
  tag.style.left = `${Math.min(at.x, 0.97) * 100}%`;
  tag.style.top = `${Math.max(at.y, 0.07) * 100}%`;
  if (at.x > 0.6) tag.classList.add("left");
  return tag;
}
