// Shows a camera: each picture waits a moment, so that what is said about it has arrived.

import { Scene, draw } from "./scene.js";

/** Positions follow their picture within this time while the system is not behind. */
const HOLD_MS = 280;

export class Player {
  scene = new Scene();
  waiting = [];
  shown = null;
  present = [];
  onShown = () => {};
  arrivals = [];

  constructor(canvas, options = {}) {
    this.canvas = canvas;
    this.options = options;
  }

  async take(frame) {
    const arrived = performance.now();
    const picture = await createImageBitmap(frame.blob);
    this.waiting.push({ picture, at: frame.capturedAt, due: arrived + HOLD_MS });
    this.arrivals.push(arrived);
    while (this.arrivals[0] < arrived - 4000) this.arrivals.shift();
  }

  get fps() {
    const span = this.arrivals.at(-1) - this.arrivals[0];
    return span > 500 ? ((this.arrivals.length - 1) / span) * 1000 : 0;
  }

  get isLive() {
    return this.arrivals.length > 0 && performance.now() - this.arrivals.at(-1) < 3000;
  }

  /** Draws what is due; called before each repaint. */
  tick(now) {
    let next = null;
    while (this.waiting.length && this.waiting[0].due <= now) {
      next?.picture.close();
      next = this.waiting.shift();
    }
    if (!next) return;
    this.shown?.picture.close();
    this.shown = next;
    const { picture } = next;
    const ratio = Math.min(devicePixelRatio, 2);
    const width = Math.max(320, Math.min(Math.round(this.canvas.clientWidth * ratio), 1920));
    const height = Math.round((width * picture.height) / picture.width);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.canvas.style.aspectRatio = `${picture.width} / ${picture.height}`;
    }
    this.present = draw(this.canvas, picture, this.scene, next.at, this.options);
    this.scene.forget(next.at);
    this.onShown(this);
  }

  /** The track whose box holds a point of the canvas, given relative to it; the smallest wins. */
  trackAt(x, y) {
    return this.present
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
