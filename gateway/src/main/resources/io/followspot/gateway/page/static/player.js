// Shows a camera: each picture waits until what is said about it has arrived.

import { paint } from "./painter.js";
import { Scene } from "./scene.js";

const LEAST_HOLD_MS = 120;
const MOST_HOLD_MS = 5000;
const FIRST_HOLD_MS = 300;
/** More than are held at 30 a second; a page that is suspended must not accumulate pictures. */
const MOST_WAITING = 200;
/** Arrivals that are remembered, to measure the delay of positions: about a minute's. */
const MOST_REMEMBERED = 1000;

export class Player {
  scene = new Scene();
  present = [];
  paused = false;
  /** Whether the canvas is hidden: pictures are then not decoded. */
  asleep = false;
  #waiting = [];
  #shown = null;
  #decoding = false;
  #arrivals = [];
  #hold = FIRST_HOLD_MS;
  #lags = [];
  /** Capture time and arrival of the latest pictures. */
  #came = [];

  constructor(canvas, options = {}) {
    this.canvas = canvas;
    this.options = options;
  }

  /** Takes a picture {capturedAt, blob}. */
  take(frame) {
    const arrived = performance.now();
    this.#came.push({ at: frame.capturedAt, arrived });
    if (this.#came.length > MOST_REMEMBERED) this.#came.shift();
    this.#arrivals.push(arrived);
    while (this.#arrivals[0] < arrived - 4000) this.#arrivals.shift();
    this.scene.forget(frame.capturedAt);
    if (this.paused) return;
    if (this.asleep || document.hidden) this.present = this.scene.at(frame.capturedAt);
    else this.#waiting.push({ blob: frame.blob, at: frame.capturedAt, arrived });
    if (this.#waiting.length > MOST_WAITING) this.#waiting.shift();
  }

  /** Takes a message of the stream, and learns how far behind their pictures messages are. */
  hear(kind, message) {
    this.scene.take(kind, message);
    if (kind !== "position") return;
    const at = Date.parse(message.frame.captured_at);
    const picture = this.#came.findLast((one) => one.at <= at);
    if (!picture) return;
    this.#lags.push(performance.now() - picture.arrived);
    if (this.#lags.length > 40) this.#lags.shift();
    const wanted = Math.min(MOST_HOLD_MS, Math.max(LEAST_HOLD_MS, this.#lag + 40));
    this.#hold += (wanted - this.#hold) * 0.04;
  }

  /** Nine in ten of the latest positions came within this time of their picture. */
  get #lag() {
    return [...this.#lags].sort((a, b) => a - b)[Math.floor(this.#lags.length * 0.9)] ?? 0;
  }

  /** How far what is said is behind the pictures, in seconds, if that is more than pictures wait; else 0. */
  get behindS() {
    return this.#lag > MOST_HOLD_MS ? this.#lag / 1000 : 0;
  }

  get fps() {
    const span = this.#arrivals.at(-1) - this.#arrivals[0];
    return span > 500 ? ((this.#arrivals.length - 1) / span) * 1000 : 0;
  }

  get isLive() {
    return this.#arrivals.length > 0 && performance.now() - this.#arrivals.at(-1) < 3000;
  }

  /** The capture time of the picture that is shown, in milliseconds since 1970; null before the first. */
  get shownAt() {
    return this.#shown?.at ?? null;
  }

  /** Draws the latest that is due, and dispatches the canvas's event "shown"; called before each repaint. */
  tick(now) {
    if (this.#decoding) return;
    let next = null;
    while (this.#waiting.length && this.#waiting[0].arrived + this.#hold <= now) next = this.#waiting.shift();
    if (next && !this.paused) this.#show(next);
  }

  async #show({ blob, at }) {
    this.#decoding = true;
    const picture = await createImageBitmap(blob).catch(() => null);
    this.#decoding = false;
    if (!picture || this.paused) return picture?.close();
    this.#shown?.picture.close();
    this.present = this.scene.at(at);
    this.#shown = { picture, at, tracks: this.present };
    this.repaint();
    this.canvas.dispatchEvent(new CustomEvent("shown", { detail: { capturedAt: at, tracks: this.present } }));
  }

  /** Draws the same picture and tracks again, as after a change of what is marked. */
  repaint() {
    if (!this.#shown) return;
    const { picture, at, tracks } = this.#shown;
    const ratio = Math.min(devicePixelRatio, 2);
    const width = Math.max(320, Math.min(Math.round(this.canvas.clientWidth * ratio), 1920));
    const height = Math.round((width * picture.height) / picture.width);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.aspectRatio = `${picture.width} / ${picture.height}`;
    }
    paint(this.canvas, picture, tracks, at, this.options);
  }

  /** Marks a track; null marks none. */
  mark(trackId) {
    if (this.options.marked === trackId) return;
    this.options.marked = trackId;
    this.repaint();
  }

  /** The track whose box holds a point of the canvas, given relative to it; the smallest wins. */
  trackAt(x, y) {
    return (this.#shown?.tracks ?? [])
      .filter(({ box }) => x >= box.left && x <= box.left + box.width && y >= box.top && y <= box.top + box.height)
      .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height)[0];
  }
}

/** Ticks players until the signal is aborted. */
export function play(players, signal) {
  const loop = (now) => {
    if (signal.aborted) return;
    for (const player of players()) player.tick(now);
    requestAnimationFrame(loop);
  };
  requestAnimationFrame(loop);
}
