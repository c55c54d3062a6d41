// What happened on a day: every camera's activity side by side, and its pictures at any moment.

import { get, query } from "../api.js";
import { collect } from "../case.js";
import { dayOf, dayText, justBefore, midnight } from "../days.js";
import { copyButton, empty, h, toast, update } from "../dom.js";
import { clockTime, plural, shortTime } from "../format.js";
import { Names } from "../names.js";
import { Shots } from "../shots.js";
import { strip } from "../strip.js";

/** Lengths of the span in hours. */
const LENGTHS = [24, 6, 1];
const SLOTS = 288;
const REVIEWED = "followspot.reviewed";
const MOST_MARKS = 500;
/** What was recorded later may not be stored yet. */
const SETTLED_MS = 2000;
/** The span of a case around the moment, unless it was chosen. */
const AROUND_MS = 5 * 60_000;

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
      h("div.head", {}, h("h1", {}, "Review")),
      empty("No cameras yet", h("p", {}, "Add a camera; what it sees can be reviewed here.")),
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
    "aria-label": "Moment",
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
        `Tracks of ${clockTime(range.from)} to ${clockTime(new Date(slot + span.bucketMs).toISOString())}`,
      ),
    );
    const moment = new Date(at).toISOString();
    history.replaceState(null, "", address({ at: moment }));
    share.replaceChildren(copyButton(location.href, "Copy link"));
    saving.moved();
  }

  async function refresh() {
    const range = {
      camera: chosen,
      from: new Date(span.from).toISOString(),
      to: justBefore(new Date(span.to)),
    };
    const [activity, alerts, ...sounds] = await Promise.all([
      get(`v1/activity${query({ ...range, bucket: span.bucketMs / 1000 })}`),
      get(`v1/alerts${query({ ...range, limit: MOST_MARKS })}`),
      ...shown.map((one) => soundsOf(one, range)),
    ]);
    if (signal.aborted) return;
    known = new Map(activity.cameras.map((one) => [one.camera_id, one]));
    const most = Math.max(1, ...activity.cameras.flatMap((one) => one.tracks));
    const reviewed = reviewedTimes();
    const rows = shown.map(({ camera_id: id }, i) => {
      const marks = [
        ...alerts.alerts
          .filter((alert) => alert.camera_id === id)
          .map((alert) => ({ at: alert.at, kind: "alert", text: `${clockTime(alert.at)} ${alert.text}` })),
        ...sounds[i],
      ];
      return h(
        "div.strip-row",
        {},
        h("a.strip-name", { href: `#/cameras/${id}` }, names.camera(id)),
        strip(names.camera(id), known.get(id), marks, span, most, reviewed[id] ?? 0),
      );
    });
    strips.replaceChildren(axis(span), ...rows, h("div.cursor-lane", {}, cursor));
    return Math.max(...activity.cameras.flatMap((one) => one.recorded.map(({ to }) => Date.parse(to))));
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
    toast(`Marked as reviewed up to ${time.textContent} in this browser.`, "good");
    refresh().catch((problem) => toast(problem.message));
  }

  const latest = await refresh();
  if (Number.isNaN(at)) at = Number.isFinite(latest) ? latest - SETTLED_MS : (span.from + span.to) / 2;
  look(at);
  return [
    h(
      "div.head",
      {},
      h("div", {}, h("h1", {}, "Review"), h("p", {}, "Drag over the strips to see all cameras at that moment.")),
      controls({ span, cameras, chosen, address }),
    ),
    h(
      "div.stack",
      {},
      h(
        "section.panel",
        { "aria-label": "Activity" },
        h("div.body.stack", {}, strips, legend(), h("div.moment", {}, h("span", {}, "Moment"), time, slider)),
      ),
      h(
        "section.panel",
        { "aria-label": "Pictures" },
        h("header", {}, h("h2", {}, "At this moment")),
        h(
          "div.body.stack",
          {},
          h(
            "div.row",
            {},
            near,
            h("button.small", { type: "button", onclick: markReviewed }, "Reviewed up to here"),
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
    "aria-label": "Day",
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
      { "aria-label": "Camera", onchange: (event) => go({ camera: event.target.value }) },
      h("option", { value: "" }, "All cameras"),
      cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === chosen }, c.name || c.camera_id)),
    ),
    h(
      "div.segments",
      { role: "group", "aria-label": "Length" },
      LENGTHS.map((hours) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(hours === span.hours),
            onclick: () => go({ hours: hours === 24 ? "" : hours, from: "" }),
          },
          hours === 24 ? "Day" : plural(hours, "hour"),
        ),
      ),
    ),
    h("button.icon", { type: "button", "aria-label": "Earlier", onclick: () => move(-1) }, "‹"),
    date,
    h(
      "button.icon",
      { type: "button", "aria-label": "Later", disabled: span.to > Date.now(), onclick: () => move(1) },
      "›",
    ),
  );
}

/** Microphone events of a camera; one without a microphone has none. */
async function soundsOf({ camera_id: id }, { from, to }) {
  const { events } = await get(`v1/cameras/${id}/sound/events${query({ from, to, limit: MOST_MARKS })}`).catch(() => ({
    events: [],
  }));
  return events
    .filter((event) => event.type === "loud_sound" || event.type === "loud_sound_started")
    .map((event) => ({ at: event.occurred_at, kind: "sound", text: `${clockTime(event.occurred_at)} loud sound` }));
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
        h("span", {}, clockTime(new Date(span.from + ((span.to - span.from) * i) / ticks).toISOString()).slice(0, 5)),
      ),
    ),
  );
}

const legend = () =>
  h(
    "p.legend",
    {},
    [
      ["seen", "tracks in view"],
      ["crossed", "line crossed"],
      ["alert", "alert"],
      ["sound", "loud sound"],
      ["recorded", "recorded"],
    ].map(([kind, text]) => h("span", {}, h(`i.key.${kind}`), text)),
  );

/** Saves a case: from and to are set from the moment. */
class CasePanel {
  #now;
  #signal;
  #from = null;
  #to = null;
  #range = h("output", {});
  #bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": "Saving the case" });
  #status = h("p.hint", { role: "status" });
  #save = h("button.primary", { type: "button", onclick: () => this.#start() }, "Save case");
  element;

  constructor(now, signal) {
    this.#now = now;
    this.#signal = signal;
    const button = (text, onclick) => h("button.small", { type: "button", onclick }, text);
    this.element = h(
      "section.panel",
      { "aria-label": "Case" },
      h("header", {}, h("h2", {}, "Case"), this.#range),
      h(
        "div.body.stack",
        {},
        h(
          "p.muted",
          {},
          "One file with tracks, events, crossings, alerts, snapshots and clips, to keep when Kafka has deleted the pictures.",
        ),
        h(
          "div.row",
          {},
          button("From this moment", () => this.#choose("from")),
          button("Up to this moment", () => this.#choose("to")),
          this.#save,
          this.#bar,
        ),
        this.#status,
      ),
    );
  }

  /** The moment has changed. */
  moved() {
    const [from, to] = this.#chosen();
    this.#range.textContent = `${shortTime(new Date(from).toISOString())} to ${clockTime(new Date(to).toISOString())}`;
  }

  #choose(end) {
    if (end === "from") this.#from = this.#now().at;
    else this.#to = this.#now().at;
    this.moved();
  }

  #chosen() {
    const { at, span } = this.#now();
    const from = this.#from ?? Math.max(span.from, Math.min(at, this.#to ?? at) - AROUND_MS);
    const to = this.#to ?? Math.min(span.to, Math.max(at, from) + AROUND_MS);
    return [Math.min(from, to), Math.max(from, to)];
  }

  async #start() {
    const [from, to] = this.#chosen();
    this.#save.disabled = true;
    this.#bar.hidden = false;
    this.#status.textContent = "Collecting …";
    try {
      const range = { camera: this.#now().camera, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const { blob, name, tracks, missing } = await collect(
        range,
        (done, total) => {
          this.#bar.max = total;
          this.#bar.value = done;
        },
        this.#signal,
      );
      const link = h("a", { href: URL.createObjectURL(blob), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.#status.textContent = `Saved ${plural(tracks, "track")} as ${name}${missing ? `; ${plural(missing, "picture")} or film was no longer stored` : ""}.`;
    } catch (problem) {
      if (!this.#signal.aborted) this.#status.textContent = problem.message;
    } finally {
      this.#save.disabled = false;
      this.#bar.hidden = true;
    }
  }
}
