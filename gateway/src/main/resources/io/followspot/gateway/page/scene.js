// What is known of one camera's tracks, and how it looks over a picture of a given capture time.

import { colourOf, shortName } from "./dom.js";

const TRAIL_MS = 5000;
const KEEP_MS = 12000;
/** A track that was not heard of for so long is no longer drawn. */
const SILENT_MS = 2600;

export class Scene {
  tracks = new Map();

  /** Takes a message of the stream. */
  take(kind, message) {
    if (kind === "position") this.#add(message, message.frame, message.sequence);
    if (kind === "track_event") {
      const track = message.track;
      this.#add(track, track.frame, track.sequence);
      if (message.type === "ended") this.tracks.get(track.track_id).endedAt = Date.parse(track.last_seen);
    }
  }

  #add(from, frame, sequence) {
    let track = this.tracks.get(from.track_id);
    if (!track) {
      track = { track_id: from.track_id, samples: [] };
      this.tracks.set(from.track_id, track);
    }
    Object.assign(track, { label: from.label, status: from.status, confidence: from.confidence, sequence });
    const at = Date.parse(frame.captured_at);
    const sample = { at, box: from.box, v: from.velocity ?? { x_px_per_s: 0, y_px_per_s: 0 }, w: from.frame_width_px, h: from.frame_height_px };
    const last = track.samples.at(-1);
    if (!last || at > last.at) track.samples.push(sample);
    while (track.samples.length && track.samples[0].at < at - KEEP_MS) track.samples.shift();
  }

  /** Forgets what is long over. */
  forget(now) {
    for (const [id, track] of this.tracks) {
      const last = track.samples.at(-1);
      if (!last || last.at < now - KEEP_MS) this.tracks.delete(id);
    }
  }

  /** The tracks in the picture at a time, each with its box then. */
  at(time) {
    const present = [];
    for (const track of this.tracks.values()) {
      if (track.endedAt && time > track.endedAt + 200) continue;
      const box = boxAt(track.samples, time);
      if (box) present.push({ ...track, box });
    }
    return present;
  }
}

function boxAt(samples, time) {
  let before = null;
  for (const sample of samples) {
    if (sample.at > time) {
      return before ? between(before, sample, (time - before.at) / (sample.at - before.at)) : null;
    }
    before = sample;
  }
  if (!before || time - before.at > SILENT_MS) return null;
  const seconds = (time - before.at) / 1000;
  return {
    ...scaled(before),
    left: (before.box.left_px + before.v.x_px_per_s * seconds) / before.w,
    top: (before.box.top_px + before.v.y_px_per_s * seconds) / before.h,
    age: time - before.at,
  };
}

const scaled = (s) => ({ left: s.box.left_px / s.w, top: s.box.top_px / s.h, width: s.box.width_px / s.w, height: s.box.height_px / s.h, age: 0 });

function between(a, b, f) {
  const p = scaled(a);
  const q = scaled(b);
  const mix = (x, y) => x + (y - x) * f;
  return { left: mix(p.left, q.left), top: mix(p.top, q.top), width: mix(p.width, q.width), height: mix(p.height, q.height), age: 0 };
}

/** Draws a picture and what is known of its tracks; returns the tracks drawn. */
export function draw(canvas, picture, scene, time, options = {}) {
  const context = canvas.getContext("2d");
  const width = canvas.width;
  const height = canvas.height;
  context.drawImage(picture, 0, 0, width, height);
  const unit = Math.max(width / 640, 0.8);
  const present = scene.at(time);
  for (const track of present) {
    const colour = colourOf(track.track_id);
    context.globalAlpha = track.box.age > 1200 ? 0.45 : 1;
    if (options.trails !== false) drawTrail(context, track, time, colour, width, height, unit);
    drawBox(context, track, colour, width, height, unit, options);
  }
  context.globalAlpha = 1;
  return present;
}

function drawTrail(context, track, time, colour, width, height, unit) {
  const points = track.samples
    .filter((s) => s.at > time - TRAIL_MS && s.at <= time)
    .map((s) => [((s.box.left_px + s.box.width_px / 2) / s.w) * width, ((s.box.top_px + s.box.height_px) / s.h) * height]);
  points.push([(track.box.left + track.box.width / 2) * width, (track.box.top + track.box.height) * height]);
  context.lineJoin = context.lineCap = "round";
  for (let i = 1; i < points.length; i++) {
    context.beginPath();
    context.strokeStyle = colour;
    context.globalAlpha = 0.15 + (0.75 * i) / points.length;
    context.lineWidth = 2.5 * unit;
    context.moveTo(...points[i - 1]);
    context.lineTo(...points[i]);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawBox(context, track, colour, width, height, unit, options) {
  const x = track.box.left * width;
  const y = track.box.top * height;
  const w = track.box.width * width;
  const h = track.box.height * height;
  context.lineWidth = 2 * unit;
  context.strokeStyle = colour;
  context.setLineDash(track.status === "lost" ? [5 * unit, 4 * unit] : []);
  context.beginPath();
  context.roundRect(x, y, w, h, 3 * unit);
  context.stroke();
  context.setLineDash([]);
  const text = options.labels === false ? track.track_id.split(".").at(-1) : shortName(track);
  const size = Math.round(11.5 * unit);
  context.font = `600 ${size}px system-ui, sans-serif`;
  const wide = context.measureText(text).width + 8 * unit;
  const tall = size + 5 * unit;
  const top = y - tall < 0 ? y : y - tall;
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(x - unit, top, wide, tall, 3 * unit);
  context.fill();
  context.fillStyle = "#0b0d10";
  context.fillText(text, x + 3 * unit, top + tall - 4.5 * unit);
}
