// What lines and zones of a camera have counted today: asked once, then kept up by the stream.

import { get, query } from "./api.js";
import { isUnsure, SURE } from "./confidence.js";
import { holds, idOf } from "./shapes.js";
import { listed, t } from "./text.js";

/** The last midnight in local time. */
const today = () => new Date().setHours(0, 0, 0, 0);

export class Tallies {
  #regions = new Map();
  #day = today();
  #seen = new Set();

  /** Asks for what was counted since midnight. */
  async load(camera) {
    const midnight = new Date();
    midnight.setHours(0, 0, 0, 0);
    this.#day = midnight.getTime();
    const counts = await get(
      `v1/counts${query({ camera, from: midnight.toISOString(), bucket: 86400, min_confidence: SURE })}`,
    );
    this.#regions.clear();
    for (const line of counts.lines)
      Object.assign(this.of(line.line_id), {
        forward: line.forward,
        backward: line.backward,
        unsure: line.forward_unsure + line.backward_unsure,
      });
    for (const zone of counts.zones) Object.assign(this.of(zone.zone_id), { entered: zone.entered });
  }

  /** At midnight all counts begin again at zero; returns whether they did. */
  turnDay() {
    if (today() === this.#day) return false;
    this.#day = today();
    this.#regions.clear();
    return true;
  }

  /** Counts an event of this camera, once. */
  take(event) {
    this.turnDay();
    const { transition } = event;
    if (!transition || this.#seen.has(event.event_id)) return;
    this.#seen.add(event.event_id);
    if (this.#seen.size > 2000) this.#seen = new Set([...this.#seen].slice(1000));
    const tally = this.of(transition.region_id);
    if (event.type === "line_crossed")
      tally[isUnsure(transition.confidence) ? "unsure" : transition.forward ? "forward" : "backward"]++;
    if (event.type === "zone_entered") tally.entered++;
    tally.flashUntil = performance.now() + 900;
  }

  of(regionId) {
    let tally = this.#regions.get(regionId);
    if (!tally) {
      tally = { forward: 0, backward: 0, unsure: 0, entered: 0, flashUntil: 0 };
      this.#regions.set(regionId, tally);
    }
    return tally;
  }

  /** → 12  ← 3, 1 unsure of a line; of a zone how many of the tracks shown are inside, and how many came today. */
  text(region, present, whole = true) {
    const tally = this.of(idOf(region));
    if (!region.polygon) {
      const named = (name, mark) => (name ? `${mark} ${name}` : mark);
      const ways = `${named(region.forward_name, "→")} ${tally.forward}  ${named(region.backward_name, "←")} ${tally.backward}`;
      const counted = tally.unsure ? listed([ways, t("{n} unsure", { n: tally.unsure })]) : ways;
      return whole ? t("{counted} today", { counted }) : counted;
    }
    const inside = present.filter(({ box }) =>
      holds(region.polygon, box.left + box.width / 2, box.top + box.height),
    ).length;
    return whole
      ? t("{inside} inside · {entered} came today", { inside, entered: tally.entered })
      : t("{inside} inside", { inside });
  }

  flashes(id) {
    return this.of(id).flashUntil > performance.now();
  }
}
