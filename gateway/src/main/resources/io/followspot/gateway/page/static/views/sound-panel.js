// What a camera's microphone heard: to listen to, with and without the loudspeaker's echo.

import { get, query } from "../api.js";
import { h, update } from "../dom.js";
import { capital, clockTime, number } from "../format.js";
import { soundPlayer } from "../sound-player.js";
import { term } from "../terms.js";
import { t } from "../text.js";

const LATEST_S = 60;
const SHOWN_EVENTS = 8;
const FIRST_MS = 3_600_000;
/** Speech is known later than it begins: an event may follow one of a later time. */
const LATE_MS = 10_000;
/** What is heard around a chosen event. */
const [BEFORE_MS, AFTER_MS] = [2_000, 8_000];
const MOST_KNOWN = 500;
const HEARD = [
  "speech_began",
  "speech_ended",
  "loud_sound",
  "echo_path_changed",
  "microphone_lost",
  "loudspeaker_lost",
  "stream_started",
  "stream_ended",
];
const SOURCES = [
  ["microphone", t("As the microphone recorded it")],
  ["cleaned", t("Without echo")],
];

/** The panel of a camera that keeps its cleaned sound; refresh() looks for new sound. */
export function soundPanel(id, signal) {
  const players = h("div.stack.tight");
  const list = h("ul.rows");
  const range = h("span.muted.small-text");
  const latest = h("button.small", { type: "button", hidden: true, onclick: showLatest }, t("Latest"));
  const element = h(
    "section.panel",
    { hidden: true, "aria-label": t("Sound") },
    h("header", {}, h("h2", {}, t("Sound")), h("span.row", {}, range, latest)),
    h("div.body", {}, players),
    list,
  );
  let shownUntil = "";
  let chosen = false;
  let events = [];

  /** An answer begins with the oldest events and is of bounded length: only those after the known ones are asked for. */
  async function load() {
    const from = new Date(
      events.length ? Date.parse(events.at(-1).occurred_at) - LATE_MS : Date.now() - FIRST_MS,
    ).toISOString();
    const newer = (await get(`v1/cameras/${id}/sound/events${query({ from })}`)).events;
    const known = new Set(events.map((event) => event.event_id));
    events = [...events, ...newer.filter((event) => !known.has(event.event_id))].slice(-MOST_KNOWN);
  }

  async function refresh() {
    await load();
    if (signal.aborted || !events.length) return;
    element.hidden = false;
    const heard = events
      .filter((event) => HEARD.includes(event.type))
      .slice(-SHOWN_EVENTS)
      .reverse();
    update(list, heard.map(item));
    // What was chosen or is being listened to is not replaced.
    if (!chosen && ![...players.querySelectorAll("audio")].some((audio) => !audio.paused)) showLatest();
  }

  function item(event) {
    const level = event.level_db ? h("span.muted", {}, t("{n} dB", { n: number(event.level_db) })) : null;
    return h(
      "li",
      {},
      h(
        "button.heard",
        { type: "button", title: t("Listen"), onclick: () => choose(event) },
        h("time", { datetime: event.occurred_at }, clockTime(event.occurred_at)),
        h("span.grow", {}, capital(term(event.type))),
        level,
      ),
    );
  }

  function showLatest() {
    chosen = false;
    const until = events.at(-1).occurred_at;
    if (until === shownUntil) return;
    const end = Date.parse(until) + 1;
    show(end - LATEST_S * 1_000, end, t("the last {n} s", { n: LATEST_S }));
    shownUntil = until;
  }

  function choose(event) {
    const at = Date.parse(event.occurred_at);
    chosen = true;
    show(at - BEFORE_MS, at + AFTER_MS, t("around {time}", { time: clockTime(event.occurred_at) }));
    players
      .querySelector(".player:last-child audio")
      .play()
      .catch(() => {});
  }

  function show(from, to, text) {
    shownUntil = "";
    range.textContent = text;
    latest.hidden = !chosen;
    const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    players.replaceChildren(
      ...SOURCES.map(([source, title]) =>
        soundPlayer(`v1/cameras/${id}/sound${query({ ...times, source })}`, title, events, signal),
      ),
    );
  }

  return { element, refresh };
}
