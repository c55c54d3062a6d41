// The pictures of all cameras that saw one object at the same moment, chosen along its path.

import { h } from "./dom.js";
import { clockTime } from "./format.js";
import { Shots } from "./shots.js";
import { t } from "./text.js";

/** A camera's picture may be wanted a little before and after its track. */
const MARGIN_MS = 500;
const STEP_MS = 100;

/** A slider over the life of an identity, and pictures; calls onMoment with its place on the floor then. */
export function moments(identity, signal, onMoment) {
  const path = identity.path.map((point) => ({ ...point, ms: Date.parse(point.captured_at) }));
  const sightings = identity.sightings.map((one) => ({
    camera: one.camera_id,
    name: one.camera_id,
    href: `#/tracks/${one.track_id}`,
    from: Date.parse(one.first_seen) - MARGIN_MS,
    to: Date.parse(one.last_seen) + MARGIN_MS,
  }));
  const [begin, end] = [Date.parse(identity.first_seen), Date.parse(identity.last_seen)];
  const time = h("output", {});
  const shots = new Shots(signal);
  const slider = h("input", {
    type: "range",
    min: 0,
    max: Math.max(STEP_MS, end - begin),
    step: STEP_MS,
    value: Math.round((end - begin) / 2),
    "aria-label": t("Moment"),
    oninput: choose,
  });

  function choose() {
    const at = begin + Number(slider.value);
    time.textContent = clockTime(new Date(at).toISOString());
    slider.setAttribute("aria-valuetext", time.textContent);
    onMoment(placeAt(path, at));
    const seeing = new Map(sightings.filter((it) => it.from <= at && at <= it.to).map((it) => [it.camera, it]));
    shots.show(at, [...seeing.values()]);
  }

  choose();
  return h("div.body.stack", {}, h("div.moment", {}, h("span", {}, t("Moment")), time, slider), shots.elements);
}

/** Where the object was on the floor, between two points of its path. */
function placeAt(path, ms) {
  const next = path.findIndex((point) => point.ms >= ms);
  if (next <= 0) return path[next === 0 ? 0 : path.length - 1];
  const [a, b] = [path[next - 1], path[next]];
  const part = (ms - a.ms) / (b.ms - a.ms);
  return { x_m: a.x_m + part * (b.x_m - a.x_m), y_m: a.y_m + part * (b.y_m - a.y_m) };
}
