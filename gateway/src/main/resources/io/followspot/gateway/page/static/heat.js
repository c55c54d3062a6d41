// Where tracks spent their time, as colours over the picture.

import { h } from "./dom.js";
import { duration, plural } from "./format.js";

/** From dark violet over orange to light yellow: more is lighter, also in grey. */
const STOPS = [[30, 8, 74], [120, 28, 109], [207, 68, 70], [251, 155, 6], [252, 255, 164]];

/** A canvas to lie over the picture, and its key. */
export function heatLayer(heat) {
  const text = heat.tracks ? `Where ${plural(heat.tracks, "track")} spent their time in the last 24 hours` : "No ended tracks in the last 24 hours";
  const canvas = h("canvas.heat", { width: heat.columns, height: heat.rows, role: "img", "aria-label": text });
  const context = canvas.getContext("2d");
  const image = context.createImageData(heat.columns, heat.rows);
  const top = Math.max(...heat.seconds, 1e-9);
  heat.seconds.forEach((seconds, i) => {
    // By the square root, or the one bench that someone sits on outshines all paths.
    const part = Math.sqrt(seconds / top);
    image.data.set([...colourAt(part), seconds > 0 ? 50 + 190 * part : 0], i * 4);
  });
  context.putImageData(image, 0, 0);
  const key = h("div.heat-key", {}, h("span", {}, text), h("span.row", {}, "0", h("i"), duration(top)));
  key.querySelector("i").style.background = `linear-gradient(90deg, ${STOPS.map((c) => `rgb(${c})`).join(",")})`;
  return [canvas, key];
}

function colourAt(part) {
  const place = part * (STOPS.length - 1);
  const index = Math.min(STOPS.length - 2, Math.floor(place));
  return STOPS[index].map((v, i) => Math.round(v + (STOPS[index + 1][i] - v) * (place - index)));
}
