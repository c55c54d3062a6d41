// Where tracks spent their time, or how fast things move, as colours over the picture.

import { h } from "./dom.js";
import { duration } from "./format.js";
import { t } from "./text.js";

/** From dark violet over orange to light yellow: more is lighter, also in grey. */
const STOPS = [
  [30, 8, 74],
  [120, 28, 109],
  [207, 68, 70],
  [251, 155, 6],
  [252, 255, 164],
];

/** A canvas over the picture for where tracks that have ended were, and its key. */
export function heatLayer(heat) {
  const text = heat.tracks
    ? t("Where {count} tracks spent their time in the last 24 hours", { count: heat.tracks })
    : t("No ended tracks in the last 24 hours");
  return layer(heat.columns, heat.rows, heat.seconds, text, duration);
}

/** The same for how fast things moved in the last minutes. */
export function motionLayer(motion) {
  return layer(motion.columns, motion.rows, motion.mean_speed_px_per_s, t("Mean speed in the last minutes"), (top) =>
    t("{n} px/s", { n: Math.round(top) }),
  );
}

function layer(columns, rows, values, text, unit) {
  const canvas = h("canvas.heat", { width: columns, height: rows, role: "img", "aria-label": text });
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  const top = Math.max(...values, 1e-9);
  values.forEach((value, i) => {
    // By the square root, or the one bench that someone sits on outshines all paths.
    const part = Math.sqrt(value / top);
    image.data.set([...colourAt(part), value > 0 ? 50 + 190 * part : 0], i * 4);
  });
  context.putImageData(image, 0, 0);
  const key = h("div.heat-key", {}, h("span", {}, text), h("span.row", {}, "0", h("i"), unit(top)));
  key.querySelector("i").style.background = `linear-gradient(90deg, ${STOPS.map((c) => `rgb(${c})`).join(",")})`;
  return [canvas, key];
}

function colourAt(part) {
  const place = part * (STOPS.length - 1);
  const index = Math.min(STOPS.length - 2, Math.floor(place));
  return STOPS[index].map((v, i) => Math.round(v + (STOPS[index + 1][i] - v) * (place - index)));
}
