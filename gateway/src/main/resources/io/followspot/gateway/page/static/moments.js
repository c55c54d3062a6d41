// The pictures of all cameras that saw one object at the same moment, chosen along its path.

import { h } from "./dom.js";
import { clockTime } from "./format.js";

/** How far the pictures of one moment may be apart, in milliseconds. */
const MOST_APART_MS = 100;
/** A camera's picture may be wanted a little before and after its track. */
const MARGIN_MS = 500;
const WAIT_MS = 120;
const STEP_MS = 100;

/** A slider over the life of an identity, and pictures; calls onMoment with its place on the floor then. */
export function moments(identity, signal, onMoment) {
  const path = identity.path.map((point) => ({ ...point, ms: Date.parse(point.captured_at) }));
  const sightings = identity.sightings.map((one) => ({
    camera: one.camera_id,
    track: one.track_id,
    from: Date.parse(one.first_seen) - MARGIN_MS,
    to: Date.parse(one.last_seen) + MARGIN_MS,
  }));
  const [begin, end] = [Date.parse(identity.first_seen), Date.parse(identity.last_seen)];
  const time = h("output", {});
  const apart = h("p.hint", { role: "status" });
  const pictures = h("div.moments");
  const slider = h("input", {
    type: "range",
    min: 0,
    max: Math.max(STEP_MS, end - begin),
    step: STEP_MS,
    value: Math.round((end - begin) / 2),
    "aria-label": "Moment",
    oninput: choose,
  });
  let asked = 0;
  let timer = 0;

  function choose() {
    const at = begin + Number(slider.value);
    time.textContent = clockTime(new Date(at).toISOString());
    slider.setAttribute("aria-valuetext", time.textContent);
    onMoment(placeAt(path, at));
    clearTimeout(timer);
    timer = setTimeout(() => load(at), WAIT_MS);
  }

  async function load(at) {
    const now = ++asked;
    const seeing = [...new Map(sightings.filter((it) => it.from <= at && at <= it.to).map((it) => [it.camera, it]))];
    const shots = await Promise.all(seeing.map(([, sighting]) => shot(sighting, at, signal)));
    if (now !== asked || signal.aborted) return shots.forEach(forget);
    pictures.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    pictures.replaceChildren(...shots.map((it) => figure(it, at)));
    const taken = shots.filter((it) => it.address).map((it) => it.takenAt);
    const spread = Math.max(...taken) - Math.min(...taken);
    apart.textContent =
      taken.length > 1
        ? `The pictures were taken within ${spread.toFixed(0)} ms of each other.`
        : taken.length
          ? "One camera has a picture of this moment."
          : "No picture of this moment is stored any more.";
    apart.classList.toggle("fault", taken.length > 1 && spread > MOST_APART_MS);
  }

  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    pictures.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  });
  choose();
  return h("div.body.stack", {}, h("div.moment", {}, h("span", {}, "Moment"), time, slider), apart, pictures);
}

/** A camera's picture at a moment, and when it was taken; without an address if none is stored. */
async function shot({ camera, track }, at, signal) {
  const moment = encodeURIComponent(new Date(at).toISOString());
  const answer = await fetch(`v1/cameras/${camera}/picture.jpg?width=640&at=${moment}`, { signal }).catch(() => null);
  if (!answer?.ok) return { camera, track };
  return {
    camera,
    track,
    takenAt: Date.parse(answer.headers.get("Followspot-Captured-At")),
    address: URL.createObjectURL(await answer.blob()),
  };
}

const forget = ({ address }) => address && URL.revokeObjectURL(address);

function figure({ camera, track, takenAt, address }, at) {
  const offset = Math.round(takenAt - at);
  return h(
    "figure",
    {},
    address ? h("img", { src: address, alt: `Picture of ${camera}` }) : h("div.wait", {}, "No picture stored"),
    h(
      "figcaption",
      {},
      h("a", { href: `#/tracks/${track}` }, camera),
      address ? h("span.muted", {}, `${offset < 0 ? "−" : "+"}${Math.abs(offset)} ms`) : null,
    ),
  );
}

/** Where the object was on the floor, between two points of its path. */
function placeAt(path, ms) {
  const next = path.findIndex((point) => point.ms >= ms);
  if (next <= 0) return path[next === 0 ? 0 : path.length - 1];
  const [a, b] = [path[next - 1], path[next]];
  const part = (ms - a.ms) / (b.ms - a.ms);
  return { x_m: a.x_m + part * (b.x_m - a.x_m), y_m: a.y_m + part * (b.y_m - a.y_m) };
}
