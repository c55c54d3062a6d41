// What people call cameras, zones and lines.

import { idOf } from "./shapes.js";

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

  region(cameraId, id) {
    const camera = this.#cameras.get(cameraId);
    const region = camera && [...camera.zones, ...camera.lines].find((one) => idOf(one) === id);
    return region?.name || id;
  }
}
