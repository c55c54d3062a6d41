// Everything about one track.

import { get, query } from "../api.js";
import { trackCard } from "../card.js";
import { colourOf, toneOf } from "../colour.js";
import { h, snippet, update } from "../dom.js";
import {
  capital,
  clockTime,
  compass,
  duration,
  momentOf,
  nameOf,
  percent,
  secondsBetween,
  sentence,
  shortTime,
  statusWord,
} from "../format.js";
import { Media } from "../media.js";
import { Names } from "../names.js";
import { listen, TRACK_EVENTS } from "../stream.js";
import { labelName } from "../terms.js";
import { listed, t } from "../text.js";
import { Timeline } from "../timeline.js";

const COMPANIONS = 6;
/** Speech that a track falls into began or ended at most so long before or after it. */
const SPEECH_MS = 60_000;

export default async function track({ id, signal }) {
  const load = () => Promise.all([get(`v1/tracks/${id}`), get(`v1/tracks/${id}/events`)]);
  let [[data, { events }], { cameras }] = await Promise.all([load(), get("v1/cameras")]);
  let soundEvents = [];
  const names = new Names(cameras);
  document.title = `${nameOf(data)} · Followspot`;
  const media = new Media(id, names, signal);
  const timeline = new Timeline(names);
  const state = h("span.chip");
  const facts = h("dl.facts");
  const list = h("ol.moments");
  const region = (regionId) => names.region(data.camera_id, regionId);
  const direction = (lineId, forward) => names.direction(data.camera_id, lineId, forward);

  media.onTime = (at) => timeline.point(at);
  timeline.onSeek = (at) => media.point(at);

  function show() {
    state.className = `chip ${{ ended: "", lost: "warn" }[data.status] ?? "good"}`;
    state.textContent = data.status === "ended" ? sentence({ type: "ended", track: data }) : statusWord(data.status);
    update(facts, ...factsOf(data, names));
    update(list, ...events.map((event) => moment(event, region, direction)));
    media.take(data, events);
    timeline.show(data, events, soundEvents);
  }

  const eventOf = (node) => node.closest?.("li")?.dataset.event ?? null;
  for (const type of ["pointerover", "focusin"])
    list.addEventListener(type, (event) => media.highlight(eventOf(event.target)));
  for (const type of ["pointerleave", "focusout"]) list.addEventListener(type, () => media.highlight(null));
  list.addEventListener("click", (click) => {
    const event = events.find((one) => one.event_id === eventOf(click.target));
    if (!event) return;
    const at = Date.parse(momentOf(event));
    timeline.point(at);
    media.point(at);
  });

  async function refresh() {
    [data, { events }] = await load();
    if (!signal.aborted) show();
  }

  async function refreshSound() {
    const from = new Date(Date.parse(data.first_seen) - SPEECH_MS).toISOString();
    const to = new Date(Date.parse(data.last_seen) + SPEECH_MS).toISOString();
    soundEvents = (await get(`v1/cameras/${data.camera_id}/sound/events${query({ from, to })}`)).events;
    if (!signal.aborted && soundEvents.length) show();
  }

  show();
  refreshSound().catch(() => {});
  listen(
    (kind, message) => {
      if (kind === "track_event" && message.track.track_id === id)
        refresh()
          .then(refreshSound)
          .catch(() => {});
    },
    signal,
    { events: TRACK_EVENTS, cameras: [data.camera_id] },
  );
  // While it lives it moves on between its events, too.
  const timer = setInterval(() => (data.status === "ended" ? clearInterval(timer) : refresh().catch(() => {})), 3000);
  signal.addEventListener("abort", () => clearInterval(timer));
  const companions = h(
    "section.panel",
    { hidden: true, "aria-label": t("Seen at the same time") },
    h("header", {}, h("h2", {}, t("Seen at the same time"))),
    h("div.body.cards.strip"),
  );
  showCompanions(companions, data, names, signal).catch(() => companions.remove());

  const dot = h("span.dot.large");
  dot.style.background = colourOf(id, 55);
  return [
    h(
      "nav.crumbs",
      { "aria-label": t("Back") },
      h("a", { href: "#/tracks" }, t("Tracks")),
      " / ",
      h("a", { href: `#/tracks?camera=${data.camera_id}` }, names.camera(data.camera_id)),
    ),
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h("div.row", {}, dot, h("h1", {}, nameOf(data)), state),
        h(
          "p",
          {},
          t("{from} to {to}", { from: shortTime(data.first_seen), to: clockTime(data.last_seen) }),
          " · ",
          h("span.mono", {}, id),
        ),
      ),
      h("div.row", {}, h("a.button", { href: `v1/tracks/${id}/clip.mp4`, download: `${id}.mp4` }, t("Download clip"))),
    ),
    h(
      "div.two",
      {},
      h(
        "div.stack",
        {},
        media.element,
        h(
          "section.panel",
          { "aria-label": t("Timeline") },
          h("header", {}, h("h2", {}, t("Timeline and speed"))),
          h("div.body", {}, timeline.element),
        ),
        companions,
      ),
      h(
        "div.stack",
        {},
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, t("Events")), h("span.muted.small-text", {}, t("committed, each once"))),
          h("div.body", {}, list),
        ),
        h("section.panel", {}, h("header", {}, h("h2", {}, t("About"))), h("div.body", {}, facts)),
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, t("The same with the API"))),
          h(
            "div.body.stack.tight",
            {},
            snippet(`curl ${location.origin}/v1/tracks/${id}`),
            h(
              "div.row",
              {},
              h("a.button.small", { href: `v1/tracks/${id}`, target: "_blank" }, "JSON"),
              h("a.button.small", { href: `v1/tracks/${id}/path?format=geojson`, target: "_blank" }, "GeoJSON"),
              h("a.button.small", { href: `v1/tracks/${id}/path?format=mfjson`, target: "_blank" }, "Moving Features"),
            ),
          ),
        ),
      ),
    ),
  ];
}

function factsOf(data, names) {
  const rows = [
    [t("Camera"), h("a", { href: `#/cameras/${data.camera_id}` }, names.camera(data.camera_id))],
    [
      t("Label"),
      data.label
        ? t("{label}, {percent} sure", {
            label: capital(labelName(data.label)),
            percent: percent(data.confidence),
          })
        : t("none: found by its movement"),
    ],
    [t("In view"), duration(secondsBetween(data.first_seen, data.last_seen))],
    [t("Distance"), t("{n} px", { n: Math.round(data.distance_px) })],
    [
      t("Speed"),
      data.status === "ended"
        ? null
        : listed([
            t("{n} px/s", { n: Math.round(data.speed_px_per_s) }),
            ...(data.bearing_deg === undefined ? [] : [compass(data.bearing_deg)]),
          ]),
    ],
    [t("Seen in"), t("{n} of {all} frames", { n: data.hits, all: data.age + 1 })],
    [
      t("Zones"),
      data.visits.length
        ? listed([...new Set(data.visits.map((visit) => names.region(data.camera_id, visit.zone_id)))])
        : null,
    ],
    [t("Identity"), data.global_id ? h("a", { href: `#/identities/${data.global_id}` }, data.global_id) : null],
    [
      t("As of"),
      listed([
        clockTime(data.as_of),
        data.answered_by === "function" ? t("from the track function") : t("from history"),
      ]),
    ],
    [t("Configuration"), h("span.mono", {}, data.configuration_hash)],
  ];
  return rows.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]);
}

function moment(event, region, direction) {
  const at = momentOf(event);
  const item = h(
    "li",
    { "data-event": event.event_id },
    h(
      "button.plain",
      { type: "button" },
      h("time", { datetime: at }, clockTime(at)),
      h("span", {}, sentence(event, region, direction)),
    ),
  );
  item.style.setProperty("--tone", toneOf(event.type));
  return item;
}

async function showCompanions(panel, data, names, signal) {
  const { tracks } = await get(
    `v1/tracks${query({ camera: data.camera_id, from: data.first_seen, to: data.last_seen, min_duration: 1, limit: COMPANIONS + 1 })}`,
  );
  const others = tracks.filter((other) => other.track_id !== data.track_id).slice(0, COMPANIONS);
  if (signal.aborted || !others.length) return;
  panel.lastChild.replaceChildren(...others.map((other) => trackCard(other, names)));
  panel.hidden = false;
}
