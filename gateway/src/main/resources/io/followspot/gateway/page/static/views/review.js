// What happened on a day: every camera's activity side by side, and its pictures at any moment.

import { fewAtATime, get, pages, query } from "../api.js";
import { justBefore } from "../days.js";
import { copyButton, empty, h, toast, update } from "../dom.js";
import { clockTime, hourTime, shortTime } from "../format.js";
import { Names } from "../names.js";
import { Reviewed } from "../reviewed.js";
import { Shots } from "../shots.js";
import { strip } from "../strip.js";
import { t } from "../text.js";
import { CasePanel } from "./case-panel.js";
import { PlaceSearch } from "./place-search.js";
import { ReviewList } from "./review-list.js";
import { controls, paramsOf, spanOf } from "./review-span.js";

/** Events of a microphone in one answer, at most. */
const SOUNDS = 1000;
/** What was recorded later may not be stored yet. */
const SETTLED_MS = 2000;

export default async function review({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const names = new Names(cameras);
  const chosen = search.get("camera") ?? "";
  const shown = cameras.filter((one) => !chosen || one.camera_id === chosen);
  const span = spanOf(search);
  let at = Date.parse(search.get("at") ?? "");
  /** The activity by camera. */
  let known = new Map();
  /** Alerts and loud sounds. */
  let marks = [];
  /** The camera and the rectangle that are searched. */
  let searched = { place: search.get("place") ?? "", region: search.get("region") ?? "" };
  const address = (change) => `#/review${query({ camera: chosen, ...paramsOf(span), ...searched, ...change })}`;
  if (!cameras.length)
    return [
      h("div.head", {}, h("h1", {}, t("Review"))),
      empty(t("No cameras yet"), h("p", {}, t("Add a camera; what it sees can be reviewed here."))),
    ];

  const strips = h("div.strips");
  const cursor = h("div.cursor", { "aria-hidden": "true" });
  const shots = new Shots(signal, true);
  const time = h("output", {});
  const slider = h("input", {
    type: "range",
    min: span.from,
    max: span.to,
    step: 1000,
    "aria-label": t("Moment"),
    oninput: () => look(Number(slider.value)),
  });
  const near = h("p.row.near");
  const share = h("span");
  const reviewed = new Reviewed();
  const undo = h("button.small", { type: "button", onclick: () => markReviewed(false) }, t("Not reviewed after all"));
  const saving = new CasePanel(() => ({ at, span, cameras: shown, camera: chosen }), names, signal);
  const list = new ReviewList(names, reviewed, goTo);
  const places = new PlaceSearch(
    {
      cameras: shown,
      span,
      ...searched,
      reviewed,
      hasPicture: (camera, ms) => hasPicture(known.get(camera), ms, span),
      look: goTo,
      onChange: choosePlace,
    },
    signal,
  );

  const pictures = h(
    "section.panel",
    { "aria-label": t("Pictures") },
    h("header", {}, h("h2", {}, t("At this moment"))),
    h(
      "div.body.stack",
      {},
      h(
        "div.row",
        {},
        near,
        h("button.small", { type: "button", onclick: () => markReviewed(true) }, t("Reviewed up to here")),
        undo,
        share,
      ),
      shots.elements,
    ),
  );

  function look(ms) {
    at = clamp(ms, span);
    slider.value = at;
    time.textContent = shortTime(new Date(at).toISOString());
    slider.setAttribute("aria-valuetext", time.textContent);
    cursor.style.left = `${(100 * (at - span.from)) / (span.to - span.from)}%`;
    shots.show(
      at,
      shown
        .filter(({ camera_id: id }) => hasPicture(known.get(id), at, span))
        .map(({ camera_id: id }) => ({ camera: id, name: names.camera(id), href: `#/cameras/${id}` })),
    );
    const slot = span.from + Math.floor((at - span.from) / span.bucketMs) * span.bucketMs;
    const range = { from: new Date(slot).toISOString(), to: justBefore(new Date(slot + span.bucketMs)) };
    update(
      near,
      h(
        "a",
        { href: `#/tracks${query({ camera: chosen, ...range })}` },
        t("Tracks of {from} to {to}", { from: clockTime(range.from), to: clockTime(slot + span.bucketMs) }),
      ),
    );
    remember();
    saving.moved();
    places.moved(at);
  }

  /** The address has all that is shown, to be shared. */
  function remember() {
    if (Number.isNaN(at)) return;
    history.replaceState(null, "", address({ at: new Date(at).toISOString() }));
    share.replaceChildren(copyButton(location.href, t("Copy link")));
  }

  function choosePlace(place, region) {
    searched = { place, region };
    remember();
  }

  /** Shows a moment that was chosen further down. */
  function goTo(ms) {
    look(ms);
    pictures.scrollIntoView({ block: "nearest" });
  }

  async function refresh() {
    const range = {
      camera: chosen,
      from: new Date(span.from).toISOString(),
      to: justBefore(new Date(span.to)),
    };
    const [activity, alerts] = await Promise.all([
      get(`v1/activity${query({ ...range, bucket: span.bucketMs / 1000 })}`),
      pages("v1/alerts", range, "alerts"),
      reviewed.load(range),
    ]);
    if (signal.aborted) return 0;
    list.load(range, alerts).catch((problem) => signal.aborted || toast(problem.message));
    known = new Map(activity.cameras.map((one) => [one.camera_id, one]));
    const told = alerts.map(({ camera_id: camera, at, text }) => ({
      camera,
      at,
      kind: "alert",
      text: `${clockTime(at)} ${text}`,
    }));
    draw((marks = told));
    // What microphones heard is read from Kafka, which takes longer.
    fewAtATime(shown, (camera) => soundsOf(camera, range))
      .then((sounds) => !signal.aborted && draw((marks = [...told, ...sounds.flat()])))
      .catch((problem) => signal.aborted || toast(problem.message));
    return Math.max(...activity.cameras.flatMap((one) => one.recorded.map(({ to }) => Date.parse(to))));
  }

  /** Redraws the strips with alerts and sounds. */
  function draw(told) {
    const most = Math.max(1, ...[...known.values()].flatMap((one) => one.tracks));
    const rows = shown.map(({ camera_id: id }) => {
      const own = told.filter((mark) => mark.camera === id);
      return h(
        "div.strip-row",
        {},
        h("a.strip-name", { href: `#/cameras/${id}` }, names.camera(id)),
        strip(names.camera(id), known.get(id), own, span, most, reviewed.until(id)),
      );
    });
    undo.hidden = !shown.some(({ camera_id: id }) => reviewed.until(id) > span.from);
    strips.replaceChildren(axis(span), ...rows, h("div.cursor-lane", {}, cursor));
  }

  /** The strips can be dragged over; the slider does the same for the keyboard. */
  function drag(event) {
    if (event.type === "pointerdown" && event.target.closest("a")) return;
    if (event.type === "pointermove" && !event.buttons) return;
    const lane = cursor.parentElement?.getBoundingClientRect();
    if (!lane || event.clientX < lane.left - 8) return;
    look(span.from + ((event.clientX - lane.left) / lane.width) * (span.to - span.from));
  }
  strips.addEventListener("pointerdown", drag);
  strips.addEventListener("pointermove", drag);

  async function markReviewed(isReviewed) {
    const ids = shown.map(({ camera_id: id }) => id);
    try {
      await (isReviewed ? reviewed.markUntil(ids, at) : reviewed.unmarkUntil(ids));
      if (isReviewed) toast(t("Marked as reviewed up to {time}.", { time: time.textContent }), "good");
    } catch (problem) {
      toast(problem.message);
    }
    draw(marks);
    list.draw();
  }

  const latest = await refresh();
  if (Number.isNaN(at)) at = Number.isFinite(latest) ? latest - SETTLED_MS : (span.from + span.to) / 2;
  look(at);
  return [
    h(
      "div.head",
      {},
      h("div", {}, h("h1", {}, t("Review")), h("p", {}, t("Drag over the strips to see all cameras at that moment."))),
      controls({ span, cameras, chosen, address }),
    ),
    h(
      "div.stack",
      {},
      h(
        "section.panel",
        { "aria-label": t("Activity") },
        h("div.body.stack", {}, strips, legend(), h("div.moment", {}, h("span", {}, t("Moment")), time, slider)),
      ),
      pictures,
      list.element,
      places.element,
      saving.element,
    ),
  ];
}

/** Whether a camera's picture of a moment may be stored: its frames were processed then, or it had tracks in view. */
function hasPicture(activity, at, span) {
  if (!activity) return false;
  const slot = Math.floor((at - span.from) / span.bucketMs);
  const recorded = activity.recorded.some(({ from, to }) => Date.parse(from) <= at && at <= Date.parse(to));
  return recorded || (!activity.recorded.length && activity.tracks[slot] > 0);
}

const clamp = (ms, span) => Math.min(Math.max(ms, span.from), span.to);

/** Loud sounds of a camera; one without a microphone has none. A long list comes in parts, the earliest first. */
async function soundsOf({ camera_id: id }, { from, to }) {
  const heard = [];
  for (let since = from; since && Date.parse(since) <= Date.parse(to); ) {
    const { events } = await get(`v1/cameras/${id}/sound/events${query({ from: since, to, limit: SOUNDS })}`);
    heard.push(...events.filter((event) => event.type === "loud_sound"));
    since = events.length < SOUNDS ? "" : new Date(Date.parse(events.at(-1).occurred_at) + 1).toISOString();
  }
  return heard.map(({ occurred_at: at }) => ({
    camera: id,
    at,
    kind: "sound",
    text: `${clockTime(at)} ${t("loud sound")}`,
  }));
}

function axis(span) {
  const ticks = 6;
  return h(
    "div.strip-row.axis",
    { "aria-hidden": "true" },
    h("span.strip-name"),
    h(
      "div.ticks",
      {},
      Array.from({ length: ticks + 1 }, (_, i) =>
        h("span", {}, hourTime(span.from + ((span.to - span.from) * i) / ticks)),
      ),
    ),
  );
}

const legend = () =>
  h(
    "p.legend",
    {},
    [
      ["seen", t("tracks in view")],
      ["crossed", t("line crossed")],
      ["alert", t("alert")],
      ["sound", t("loud sound")],
      ["recorded", t("recorded")],
    ].map(([kind, text]) => h("span", {}, h(`i.key.${kind}`), text)),
  );
