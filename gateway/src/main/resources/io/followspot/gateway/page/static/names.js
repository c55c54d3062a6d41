// What people call cameras, zones and lines.

import { idOf } from "./shapes.js";
import { t } from "./text.js";

/**
 * An id from a name: "Tür 2 — Süd" gives tur-2-sud. Where no letter or digit is left, as of 大门, the first free camera-N.
 *
 * @param taken ids that exist
 */
export function idFrom(name, taken = new Set()) {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[øØ]/g, "o")
    .replace(/[æÆ]/g, "ae")
    .replace(/[łŁ]/g, "l");
  const id = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 64)
    .replace(/-+$/, "");
  if (id) return id;
  for (let n = 1; ; n++) if (!taken.has(`camera-${n}`)) return `camera-${n}`;
}

export const directionOf = (line, forward) =>
  forward ? line?.forward_name || t("forward") : line?.backward_name || t("backward");

export class Names {
  #cameras = new Map();

  constructor(cameras = []) {
    this.set(cameras);
  }

  set(cameras) {
    this.#cameras = new Map(cameras.map((camera) => [camera.camera_id, camera]));
  }

  camera(id) {
    return this.#cameras.get(id)?.name || id;
  }

  /** What a direction of a line is called, as in; forward or backward if it has no name. */
  direction(cameraId, lineId, forward) {
    const line = this.#cameras.get(cameraId)?.lines.find((one) => one.line_id === lineId);
    return directionOf(line, forward);
  }

  region(cameraId, id) {
    const camera = this.#cameras.get(cameraId);
    const region = camera && [...camera.zones, ...camera.lines].find((one) => idOf(one) === id);
    return region?.name || id;
  }
}
