// The zones and lines of a camera while they are being edited, and what they were before.

import { cornersOf, idOf } from "./shapes.js";

const clamp = (v) => Math.min(1, Math.max(0, v));
export const round = (v) => Math.round(clamp(v) * 10000) / 10000;

export class Regions {
  zones = [];
  lines = [];
  #past = [];

  load(zones, lines) {
    this.zones = structuredClone(zones);
    this.lines = structuredClone(lines);
    this.#past = [];
  }

  get all() {
    return [...this.zones, ...this.lines];
  }

  find(id) {
    return this.all.find((region) => idOf(region) === id) ?? null;
  }

  get text() {
    return JSON.stringify([this.zones, this.lines]);
  }

  /** To be called before a change, so that it can be undone. */
  remember() {
    if (this.#past.at(-1) !== this.text) this.#past.push(this.text);
    if (this.#past.length > 100) this.#past.shift();
  }

  undo() {
    if (this.#past.at(-1) === this.text) this.#past.pop();
    const before = this.#past.pop();
    if (before) [this.zones, this.lines] = JSON.parse(before);
  }

  addZone(polygon) {
    this.remember();
    this.zones.push({ zone_id: this.#freeId("zone"), name: "", polygon });
    return this.zones.at(-1);
  }

  addLine(start, end) {
    this.remember();
    this.lines.push({ line_id: this.#freeId("line"), name: "", start, end });
    return this.lines.at(-1);
  }

  remove(region) {
    this.remember();
    this.zones = this.zones.filter((zone) => zone !== region);
    this.lines = this.lines.filter((line) => line !== region);
  }

  /** Makes forward backward. */
  flip(line) {
    this.remember();
    [line.start, line.end] = [line.end, line.start];
  }

  /** Adds a corner halfway to the next one. */
  split(zone, corner) {
    this.remember();
    const index = zone.polygon.indexOf(corner);
    const next = zone.polygon[(index + 1) % zone.polygon.length];
    zone.polygon.splice(index + 1, 0, { x: round((corner.x + next.x) / 2), y: round((corner.y + next.y) / 2) });
  }

  /** Takes a corner away; false where a zone would have too few. */
  removeCorner(region, corner) {
    if (cornersOf(region).length <= 3) return false;
    this.remember();
    region.polygon = region.polygon.filter((one) => one !== corner);
    return true;
  }

  /** Moves points together, as far as all stay in the picture. */
  shift(points, dx, dy) {
    const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
    const x = Math.max(-Math.min(...xs), Math.min(1 - Math.max(...xs), dx));
    const y = Math.max(-Math.min(...ys), Math.min(1 - Math.max(...ys), dy));
    for (const point of points) Object.assign(point, { x: round(point.x + x), y: round(point.y + y) });
  }

  #freeId(kind) {
    let n = 1;
    while (this.find(`${kind}-${n}`)) n++;
    return `${kind}-${n}`;
  }
}
