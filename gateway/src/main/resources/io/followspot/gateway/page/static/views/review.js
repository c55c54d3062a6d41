// What happened on a day: every camera's activity side by side, and its pictures at any moment.

import { fewAtATime, get, pages, query } from "../api.js";
import { dayOf, dayText, justBefore, midnight } from "../days.js";
import { copyButton, empty, h, toast, update } from "../dom.js";
import { clockTime, hourTime, shortTime } from "../format.js";
import { Names } from "../names.js";
import { Shots } from "../shots.js";
import { strip } from "../strip.js";
import { t } from "../text.js";
import { CasePanel } from "./case-panel.js";

/** Lengths of the span in hours. */
const LENGTHS = [24, 6, 1];
const SLOTS = 288;
const REVIEWED = "followspot.reviewed";
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
  const address = (change) => `#/review${query({ camera: chosen, ...paramsOf(span), ...change })}`;
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
  const saving = new CasePanel(() => ({ at, span, camera: chosen }), signal);

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
    const moment = new Date(at).toISOString();
    history.replaceState(null, "", address({ at: moment }));
    share.replaceChildren(copyButton(location.href, t("Copy link")));
    saving.moved();
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
    ]);
    if (signal.aborted) return 0;
    known = new Map(activity.cameras.map((one) => [one.camera_id, one]));
    const told = alerts.map(({ camera_id: camera, at, text }) => ({
      camera,
      at,
      kind: "alert",
      text: `${clockTime(at)} ${text}`,
    }));
    draw(told);
    // What microphones heard is read from Kafka, which takes longer.
    fewAtATime(shown, (camera) => soundsOf(camera, range))
      .then((sounds) => !signal.aborted && draw([...told, ...sounds.flat()]))
      .catch((problem) => signal.aborted || toast(problem.message));
    return Math.max(...activity.cameras.flatMap((one) => one.recorded.map(({ to }) => Date.parse(to))));
  }

  function draw(marks) {
    const most = Math.max(1, ...[...known.values()].flatMap((one) => one.tracks));
    const reviewed = reviewedTimes();
    const rows = shown.map(({ camera_id: id }) => {
      const own = marks.filter((mark) => mark.camera === id);
      return h(
        "div.strip-row",
        {},
        h("a.strip-name", { href: `#/cameras/${id}` }, names.camera(id)),
        strip(names.camera(id), known.get(id), own, span, most, reviewed[id] ?? 0),
      );
    });
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

  function markReviewed() {
    const reviewed = reviewedTimes();
    for (const { camera_id: id } of shown) reviewed[id] = at;
    localStorage.setItem(REVIEWED, JSON.stringify(reviewed));
    toast(t("Marked as reviewed up to {time} in this browser.", { time: time.textContent }), "good");
    refresh().catch((problem) => toast(problem.message));
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
      h(
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
            h("button.small", { type: "button", onclick: markReviewed }, t("Reviewed up to here")),
            share,
          ),
          shots.elements,
        ),
      ),
      saving.element,
    ),
  ];
}

/** The day or the hours of it that are shown, and the length of a slot. */
function spanOf(search) {
  const hours = LENGTHS.find((one) => String(one) === search.get("hours")) ?? LENGTHS[0];
  const day = dayOf(search.get("day")) ?? midnight(new Date());
  const end = Number(midnight(day, 1));
  const now = Date.now();
  if (hours === 24)
    return { day, hours, from: Number(day), to: end, bucketMs: Math.ceil((end - day) / SLOTS / 1000) * 1000 };
  const latest = Math.min(end, Math.ceil(now / 3600_000) * 3600_000);
  const asked = Date.parse(search.get("from") ?? "");
  const from = Math.max(Number(day), Number.isNaN(asked) ? latest - hours * 3600_000 : asked);
  return { day, hours, from, to: from + hours * 3600_000, bucketMs: (hours * 3600_000) / SLOTS };
}

/** Whether a camera's picture of a moment may be stored: its frames were processed then, or it had tracks in view. */
function hasPicture(activity, at, span) {
  if (!activity) return false;
  const slot = Math.floor((at - span.from) / span.bucketMs);
  const recorded = activity.recorded.some(({ from, to }) => Date.parse(from) <= at && at <= Date.parse(to));
  return recorded || (!activity.recorded.length && activity.tracks[slot] > 0);
}

const paramsOf = ({ day, hours, from }) => ({
  day: dayText(day),
  hours: hours === 24 ? "" : hours,
  from: hours === 24 ? "" : new Date(from).toISOString(),
});

const clamp = (ms, span) => Math.min(Math.max(ms, span.from), span.to);

function controls({ span, cameras, chosen, address }) {
  const go = (change) => (location.hash = address(change));
  const date = h("input.auto", {
    type: "date",
    "aria-label": t("Day"),
    max: dayText(new Date()),
    value: dayText(span.day),
    onchange: () => date.value && go({ day: date.value, from: "" }),
  });
  const move = (by) => {
    if (span.hours === 24) return go({ day: dayText(midnight(span.day, by)) });
    const from = new Date(span.from + by * span.hours * 3600_000);
    return go({ day: dayText(from), from: from.toISOString() });
  };
  return h(
    "div.row",
    {},
    h(
      "select.auto",
      { "aria-label": t("Camera"), onchange: (event) => go({ camera: event.target.value }) },
      h("option", { value: "" }, t("All cameras")),
      cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === chosen }, c.name || c.camera_id)),
    ),
    h(
      "div.segments",
      { role: "group", "aria-label": t("Length") },
      LENGTHS.map((hours) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(hours === span.hours),
            onclick: () => go({ hours: hours === 24 ? "" : hours, from: "" }),
          },
          hours === 24 ? t("Day (length)") : t("{count} hours", { count: hours }),
        ),
      ),
    ),
    h("button.icon", { type: "button", "aria-label": t("Earlier"), onclick: () => move(-1) }, "‹"),
    date,
    h(
      "button.icon",
      { type: "button", "aria-label": t("Later"), disabled: span.to > Date.now(), onclick: () => move(1) },
      "›",
    ),
  );
}

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

function reviewedTimes() {
  try {
    return JSON.parse(localStorage.getItem(REVIEWED) ?? "{}");
  } catch {
    return {};
  }
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
