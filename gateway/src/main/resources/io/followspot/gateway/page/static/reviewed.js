// What the visitor has reviewed. The gateway keeps it, for each user apart.

import { get, put, query, remove } from "./api.js";

/** In the browser's memory of earlier versions; taken over once. */
const EARLIER = "followspot.reviewed";

export class Reviewed {
  #until = new Map();
  #items = new Set();

  /** Loads the marks of a time. */
  async load({ camera, from, to }) {
    await this.#takeOver();
    const { until, items } = await get(`v1/reviewed${query({ camera, from, to })}`);
    this.#until = new Map(until.map((one) => [one.camera_id, Date.parse(one.until)]));
    this.#items = new Set(items.map((one) => keyOf(one.camera_id, one.item_id)));
  }

  /** Up to when everything of a camera was reviewed, in milliseconds since 1970; 0 if nothing was. */
  until(camera) {
    return this.#until.get(camera) ?? 0;
  }

  /** Whether an item lies in what was reviewed as a whole. */
  covers({ camera, at }) {
    return Date.parse(at) <= this.until(camera);
  }

  /** Whether an item was reviewed, by itself or as a part of all. */
  has(item) {
    return this.covers(item) || this.#items.has(keyOf(item.camera, item.id));
  }

  /** Marks everything of cameras up to a time, in milliseconds since 1970. */
  async markUntil(cameras, ms) {
    for (const camera of cameras) {
      await put(`v1/cameras/${camera}/reviewed`, { until: new Date(ms).toISOString() });
      this.#until.set(camera, ms);
    }
  }

  /** Takes those marks away. */
  async unmarkUntil(cameras) {
    for (const camera of cameras.filter((one) => this.#until.has(one))) {
      await remove(`v1/cameras/${camera}/reviewed`);
      this.#until.delete(camera);
    }
  }

  /**
   * Marks an item, or takes the mark away.
   *
   * @param item {camera, id, at}
   */
  async mark({ camera, id, at }, isReviewed) {
    const path = `v1/cameras/${camera}/reviewed/${encodeURIComponent(id)}`;
    if (isReviewed) {
      await put(path, { at });
      this.#items.add(keyOf(camera, id));
    } else {
      await remove(path);
      this.#items.delete(keyOf(camera, id));
    }
  }

  async #takeOver() {
    const earlier = localStorage.getItem(EARLIER);
    if (!earlier) return;
    localStorage.removeItem(EARLIER);
    // A camera that is gone has nothing to review.
    await Promise.allSettled(Object.entries(JSON.parse(earlier)).map(([camera, ms]) => this.markUntil([camera], ms)));
  }
}

const keyOf = (camera, id) => `${camera}/${id}`;
