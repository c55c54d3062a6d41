// Draws a picture and what is known of its tracks, zones and lines.

import { colourOf } from "./colour.js";
import { tagOf } from "./format.js";

const TRAIL_MS = 5000;
const ZONE = "#f5b02e";
const LINE = "#62d0ff";

/**
 * Draws over the whole canvas.
 *
 * @param tracks as of the scene at that time
 * @param options regions: {zones, lines} to draw, tallies: what they counted, marked: the id of a track
 */
export function paint(canvas, picture, tracks, time, options = {}) {
  const context = canvas.getContext("2d");
  const [width, height] = [canvas.width, canvas.height];
  const unit = width / (canvas.clientWidth || width);
  context.drawImage(picture, 0, 0, width, height);
  if (options.regions) paintRegions(context, options, width, height, unit);
  const present = [...tracks].sort((a, b) => a.box.top + a.box.height - b.box.top - b.box.height);
  for (const track of present) paintTrail(context, track, time, width, height, unit);
  for (const track of present) paintBox(context, track, width, height, unit, track.track_id === options.marked);
  const taken = [];
  for (const track of present.reverse()) {
    if (track.status !== "lost" || track.track_id === options.marked)
      paintTag(context, track, width, height, unit, taken);
  }
}

function paintTrail(context, track, time, width, height, unit) {
  const points = track.samples
    .filter((sample) => sample.at > time - TRAIL_MS && sample.at <= time)
    .map((sample) => [
      ((sample.box.left_px + sample.box.width_px / 2) / sample.w) * width,
      ((sample.box.top_px + sample.box.height_px) / sample.h) * height,
    ]);
  points.push([(track.box.left + track.box.width / 2) * width, (track.box.top + track.box.height) * height]);
  context.lineJoin = context.lineCap = "round";
  context.strokeStyle = colourOf(track.track_id);
  context.lineWidth = 2.5 * unit;
  let from = points[0];
  for (let i = 1; i < points.length; i++) {
    const here = points[i];
    const next = points[i + 1];
    // Through the middles, so that a correction is a bend and no corner.
    const to = next ? [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2] : here;
    context.globalAlpha = 0.08 + (0.8 * i) / points.length;
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...here, ...to);
    context.stroke();
    from = to;
  }
  context.globalAlpha = 1;
}

const scaled = (box, width, height) => [box.left * width, box.top * height, box.width * width, box.height * height];

function paintBox(context, track, width, height, unit, marked) {
  const lost = track.status === "lost";
  context.globalAlpha = lost && !marked ? 0.6 : 1;
  context.setLineDash(lost ? [5 * unit, 4 * unit] : []);
  context.beginPath();
  context.roundRect(...scaled(track.box, width, height), 4 * unit);
  context.strokeStyle = "rgb(0 0 0 / .45)";
  context.lineWidth = (marked ? 6 : 3.5) * unit;
  if (!lost) context.stroke();
  context.strokeStyle = colourOf(track.track_id);
  context.lineWidth = (marked ? 3.5 : 2) * unit;
  context.stroke();
  if (marked) {
    context.fillStyle = colourOf(track.track_id);
    context.globalAlpha = 0.16;
    context.fill();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Above the box, below it or in it: the first place where no other tag is. */
function paintTag(context, track, width, height, unit, taken) {
  const [x, y, w, h] = scaled(track.box, width, height);
  const text = tagOf(track);
  context.font = `600 ${11 * unit}px system-ui, sans-serif`;
  const wide = context.measureText(text).width + 8 * unit;
  const tall = 16 * unit;
  const left = Math.min(Math.max(0, x - unit), width - wide);
  const places = [y - tall - unit, y + h + unit, y + unit].filter((top) => top >= 0 && top + tall <= height);
  const free = places.find(
    (top) => !taken.some((t) => left < t[0] + t[2] && t[0] < left + wide && top < t[1] + tall && t[1] < top + tall),
  );
  if (free === undefined) return;
  taken.push([left, free, wide]);
  context.fillStyle = colourOf(track.track_id);
  context.beginPath();
  context.roundRect(left, free, wide, tall, 4 * unit);
  context.fill();
  context.fillStyle = "#0b0d10";
  context.textBaseline = "middle";
  context.fillText(text, left + 4 * unit, free + tall / 2 + 0.5 * unit);
}

function paintRegions(context, { regions, tallies }, width, height, unit) {
  context.lineJoin = context.lineCap = "round";
  for (const zone of regions.zones) {
    context.beginPath();
    zone.polygon.forEach((p, i) =>
      i ? context.lineTo(p.x * width, p.y * height) : context.moveTo(p.x * width, p.y * height),
    );
    context.closePath();
    context.fillStyle = ZONE;
    context.globalAlpha = tallies?.flashes(zone.zone_id) ? 0.3 : 0.1;
    context.fill();
    context.globalAlpha = 0.75;
    context.strokeStyle = ZONE;
    context.lineWidth = 1.5 * unit;
    context.stroke();
    context.globalAlpha = 1;
  }
  for (const line of regions.lines) {
    context.beginPath();
    context.moveTo(line.start.x * width, line.start.y * height);
    context.lineTo(line.end.x * width, line.end.y * height);
    context.strokeStyle = tallies?.flashes(line.line_id) ? "#fff" : LINE;
    context.lineWidth = (tallies?.flashes(line.line_id) ? 5 : 2.5) * unit;
    context.stroke();
  }
}
