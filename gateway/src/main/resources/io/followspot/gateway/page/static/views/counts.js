// What was counted at lines and zones, and between zones; each bar leads to the people.

import { get, query } from "../api.js";
import { barChart } from "../chart.js";
import { bucketSeconds, dayOf, daysUntil, dayText, hoursOf, justBefore, midnight, sameTime } from "../days.js";
import { SURE, unsureNote } from "../confidence.js";
import { empty, h, update } from "../dom.js";
import { capital, count, duration, hourTime } from "../format.js";
import { Names } from "../names.js";
import { listen } from "../stream.js";
import { listed, locale, t } from "../text.js";
import { showCrossings } from "./crossings.js";
import { flowPictures } from "./flows.js";

/** The span's name; where it ends now, its length and its slots' length, both in seconds. */
const SPANS = [
  ["10min", t("10 minutes"), 600, 30],
  ["1h", t("1 hour"), 3600, 60],
  ["today", t("Today")],
  ["yesterday", t("Yesterday")],
  ["7d", t("7 days")],
];
const COUNTED = ["line_crossed", "zone_entered", "zone_exited", "confirmed"];

export default async function counts({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const names = new Names(cameras);
  const day = dayOf(search.get("day"));
  const span = day ? ["day"] : (SPANS.find(([key]) => key === search.get("span")) ?? SPANS[1]);
  const camera = search.get("camera") ?? "";
  const body = h("div.stack");
  const go = (change) =>
    (location.hash = `#/counts${query({ span: day ? "" : span[0], day: day ? dayText(day) : "", camera, ...change })}`);
  const spans = h(
    "div.segments",
    { role: "group", "aria-label": t("Within") },
    SPANS.map((one) =>
      h(
        "button",
        { type: "button", "aria-pressed": String(one === span), onclick: () => go({ span: one[0], day: "" }) },
        one[1],
      ),
    ),
  );
  const date = h("input.auto", {
    type: "date",
    "aria-label": t("Day"),
    max: dayText(new Date()),
    value: day ? dayText(day) : "",
    onchange: () => date.value && go({ span: "", day: date.value }),
  });
  const which = h(
    "select.auto",
    { "aria-label": t("Camera"), onchange: (event) => go({ camera: event.target.value }) },
    h("option", { value: "" }, t("All cameras")),
    cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === camera }, c.name || c.camera_id)),
  );

  async function refresh() {
    const now = new Date();
    const stretch = stretchOf(span, day, now);
    const ask = (from, to) =>
      get(
        `v1/counts${query({ camera, from: from.toISOString(), to: to && justBefore(to), bucket: stretch.bucketS, min_confidence: SURE })}`,
      );
    const [data, ...before] = await Promise.all([
      ask(stretch.from, stretch.to),
      ...stretch.before.map((one) => ask(one.from, one.to)),
    ]);
    if (signal.aborted) return;
    const slots = stretch.slots ?? slotsOf(stretch.from, Math.max(now, latestOf(data)), stretch.bucketS);
    const here = cameras.filter((one) => !camera || one.camera_id === camera);
    const shown = {
      slots,
      end: stretch.to,
      until: stretch.until,
      names,
      before: stretch.before.map(({ textOf }, i) => ({ textOf, data: before[i] })),
    };
    const cards = [
      ...linesOf(data, here).map((line) => lineCard(line, shown)),
      ...zonesOf(data, here).map((zone) => zoneCard(zone, shown)),
    ];
    const tracks = barChart(
      t("Tracks by when they appeared"),
      slots,
      [{ name: t("tracks"), tone: "var(--accent)", counts: bySlot(data.tracks, slots) }],
      [innerWidth > 700 ? 1300 : 600, 130],
      (i) => (location.hash = `#/tracks${query({ camera, ...rangeOf(shown, i) })}`),
    );
    update(
      body,
      h(
        "section.panel",
        {},
        h("header", {}, h("h2", {}, t("Tracks")), h("b.big", {}, count(sum(data.tracks)))),
        h(
          "div.body",
          {},
          compared(shown, (past) => sum(past.tracks)),
          tracks,
        ),
      ),
      shown.until
        ? h("p.muted.small-text", {}, t("Other days are counted up to the same time, {time}.", { time: shown.until }))
        : "",
      cards.length
        ? h("div.regions", {}, cards)
        : h(
            "div.panel",
            {},
            empty(
              t("No lines and no zones yet"),
              h("p", {}, t("Draw a line on a camera's picture to count crossings, or a zone to count who is in it.")),
              h(
                "a.button.primary",
                {
                  href: camera
                    ? `#/cameras/${camera}`
                    : cameras.length === 1
                      ? `#/cameras/${cameras[0].camera_id}`
                      : "#/",
                },
                t("Choose a camera"),
              ),
            ),
          ),
      data.flows.length ? flowPictures(data.flows, cameras, names) : "",
    );
  }

  await refresh();
  let due = null;
  listen(
    (kind, message) => {
      if (kind !== "track_event" || !COUNTED.includes(message.type)) return;
      due ??= setTimeout(() => {
        due = null;
        if (!signal.aborted) refresh().catch(() => {});
      }, 1200);
    },
    signal,
    { events: COUNTED, cameras: camera ? [camera] : null },
  );
  return [
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h("h1", {}, t("Counts")),
        h("p", {}, t("Every crossing and every visit, counted once. Choose a bar to see who it was.")),
      ),
      h("div.row", {}, which, spans, date),
    ),
    body,
  ];
}

/** From when to when, in which slots, and what to compare with; without an end it ends now. */
function stretchOf([key, , lengthS, bucketS], day, now) {
  if (lengthS) return { from: new Date(now - lengthS * 1000), bucketS, before: [] };
  if (key === "7d")
    return {
      from: midnight(now, -6),
      to: midnight(now, 1),
      slots: daysUntil(now, 7),
      bucketS: bucketSeconds(),
      before: [],
    };
  const from = day ?? midnight(now, key === "yesterday" ? -1 : 0);
  const to = midnight(from, 1);
  const isToday = from <= now && now < to;
  const until = isToday ? now : to;
  const back = (days, textOf) => ({ from: midnight(from, -days), to: sameTime(until, -days), textOf });
  return {
    from,
    to,
    until: isToday ? hourTime(now) : null,
    slots: hoursOf(from),
    bucketS: bucketSeconds(),
    before: [
      back(1, isToday ? (n) => t("{n} yesterday", { n }) : (n) => t("{n} the day before", { n })),
      back(7, (n) => t("{n} a week before", { n })),
    ],
  };
}

function slotsOf(from, to, seconds) {
  const slots = [];
  for (let t = Math.ceil(from / 1000 / seconds) * seconds * 1000; t <= to; t += seconds * 1000) slots.push(t);
  return slots;
}

/** The range of a slot as parameters of the API. */
function rangeOf({ slots, end }, i) {
  const to = slots[i + 1] ?? end ?? 2 * slots[i] - slots[i - 1];
  return { from: new Date(slots[i]).toISOString(), to: justBefore(new Date(to)) };
}

/** A recording that was published faster than it was filmed was captured later than now. */
const latestOf = (data) =>
  [data, ...data.lines, ...data.zones]
    .flatMap((one) => one.buckets ?? one.tracks)
    .reduce((latest, bucket) => Math.max(latest, Date.parse(bucket.at)), 0);

const sum = (buckets) => buckets.reduce((all, bucket) => all + bucket.count, 0);

/** Sums the buckets that begin in each slot, with what is unsure. */
function bySlot(buckets, slots, what) {
  const sums = new Map();
  for (const bucket of buckets) {
    const at = Date.parse(bucket.at);
    const slot = slots.findLast((begin) => begin <= at);
    if (slot !== undefined && (!what || bucket.what === what || bucket.what === `${what}_unsure`))
      sums.set(slot, (sums.get(slot) ?? 0) + bucket.count);
  }
  return sums;
}

/** How many it was on other days; a day without any track was not recorded. */
function compared({ before }, numberIn) {
  const days = before
    .filter(({ data }) => data.tracks.length)
    .map(({ textOf, data }) => h("span", {}, textOf(numberIn(data))));
  return days.length ? h("small.compared", {}, days) : null;
}

/** Counts, including those of lines without crossings: 0. */
function linesOf(data, cameras) {
  const key = (line) => `${line.camera_id} ${line.line_id}`;
  const counted = new Map(data.lines.map((line) => [key(line), line]));
  for (const camera of cameras) {
    for (const { line_id } of camera.lines) {
      const line = {
        camera_id: camera.camera_id,
        line_id,
        forward: 0,
        backward: 0,
        forward_unsure: 0,
        backward_unsure: 0,
        buckets: [],
      };
      if (!counted.has(key(line))) counted.set(key(line), line);
    }
  }
  return [...counted.values()];
}

function zonesOf(data, cameras) {
  const key = (zone) => `${zone.camera_id} ${zone.zone_id}`;
  const counted = new Map(data.zones.map((zone) => [key(zone), zone]));
  for (const camera of cameras) {
    for (const { zone_id } of camera.zones) {
      const zone = { camera_id: camera.camera_id, zone_id, entered: 0, exited: 0, inside: 0, buckets: [] };
      if (!counted.has(key(zone))) counted.set(key(zone), zone);
    }
  }
  return [...counted.values()];
}

function card(kind, id, cameraId, names, figures, chart) {
  const name = names.region(cameraId, id);
  return h(
    "section.panel.region-card",
    { "aria-label": kind === "line" ? t("Line {name}", { name }) : t("Zone {name}", { name }) },
    h(
      "header",
      {},
      h("div.row", {}, h(`span.swatch.${kind}`), h("h2", {}, name)),
      h("a.muted", { href: `#/cameras/${cameraId}` }, names.camera(cameraId)),
    ),
    h(
      "div.body",
      {},
      h(
        "dl.figures",
        {},
        figures.map(([title, value, tone, past]) => {
          const term = h("dt", {}, title);
          if (tone) term.style.setProperty("--tone", tone);
          const notes = [past].flat().filter(Boolean);
          return h(
            "div",
            {},
            term,
            h("dd", {}, typeof value === "number" ? count(value) : value),
            notes.length ? h("dd.past", {}, notes) : null,
          );
        }),
      ),
      chart,
    ),
  );
}

function lineCard(line, shown) {
  const { slots, names } = shown;
  const name = names.region(line.camera_id, line.line_id);
  const kind = (direction, tone) => ({
    name: names.direction(line.camera_id, line.line_id, direction === "forward"),
    tone,
    counts: bySlot(line.buckets, slots, direction),
  });
  const kinds = { forward: kind("forward", "var(--line)"), backward: kind("backward", "var(--accent)") };
  const figure = (direction, mark) => [
    `${mark} ${capital(kinds[direction].name)}`,
    line[direction],
    kinds[direction].tone,
    [
      unsureNote(line[`${direction}_unsure`]),
      compared(
        shown,
        (past) =>
          past.lines.find((one) => one.camera_id === line.camera_id && one.line_id === line.line_id)?.[direction] ?? 0,
      ),
    ],
  ];
  const pick = (i) =>
    showCrossings({ camera: line.camera_id, line: line.line_id, ...rangeOf(shown, i) }, name, whenOf(shown, i), kinds);
  return card(
    "line",
    line.line_id,
    line.camera_id,
    names,
    [figure("forward", "→"), figure("backward", "←")],
    barChart(t("Crossings of {line}", { line: name }), slots, Object.values(kinds), undefined, pick),
  );
}

/** 28 Nov 14:00 to 15:00 */
function whenOf(shown, i) {
  const { from, to } = rangeOf(shown, i);
  const day = new Date(from).toLocaleDateString(locale, { weekday: "short", day: "numeric", month: "short" });
  const isDay = Date.parse(to) - Date.parse(from) > 20 * 3600_000;
  return isDay ? day : listed([day, t("{from} to {to}", { from: hourTime(from), to: hourTime(Date.parse(to) + 1) })]);
}

function zoneCard(zone, shown) {
  const { slots, names } = shown;
  const past = compared(
    shown,
    (data) => data.zones.find((one) => one.camera_id === zone.camera_id && one.zone_id === zone.zone_id)?.entered ?? 0,
  );
  const pick = (i) =>
    (location.hash = `#/tracks${query({ camera: zone.camera_id, zone: zone.zone_id, ...rangeOf(shown, i) })}`);
  return card(
    "zone",
    zone.zone_id,
    zone.camera_id,
    names,
    [
      [t("Entered"), zone.entered, "var(--accent)", past],
      [t("Left"), zone.exited],
      [t("Inside"), zone.inside],
      [t("Mean stay"), zone.mean_dwell_us ? duration(zone.mean_dwell_us / 1e6) : "–"],
    ],
    barChart(
      t("Entries to {zone}", { zone: names.region(zone.camera_id, zone.zone_id) }),
      slots,
      [{ name: t("entered"), tone: "var(--accent)", counts: bySlot(zone.buckets, slots, "entered") }],
      undefined,
      pick,
    ),
  );
}
