// What a camera's microphone heard lately: to listen to, with and without the loudspeaker's echo.

import { get, query } from "../api.js";
import { h, update } from "../dom.js";
import { capital, clockTime, words } from "../format.js";
import { drawSpectrogram } from "../spectrogram.js";

const LATEST_S = 60;
const SHOWN_EVENTS = 8;
const FIRST_MS = 3_600_000;
/** Speech is known later than it begins: an event may follow one of a later time. */
const LATE_MS = 10_000;
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
const WAV_HEADER_BYTES = 44;
const COLUMNS = 600;
const SOURCES = [
  ["microphone", "As the microphone recorded it"],
  ["cleaned", "Without echo"],
];

/** The panel of a camera that keeps its cleaned sound; refresh() looks for new sound. */
export function soundPanel(id, signal) {
  const players = h("div.stack.tight");
  const list = h("ul.rows");
  const element = h(
    "section.panel",
    { hidden: true },
    h("header", {}, h("h2", {}, "Sound"), h("span.muted.small-text", {}, `the last ${LATEST_S} s`)),
    h("div.body", {}, players),
    list,
  );
  let shownUntil = "";
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
    update(
      list,
      heard.map((event) =>
        h(
          "li",
          {},
          h("time", { datetime: event.occurred_at }, clockTime(event.occurred_at)),
          h("span.grow", {}, capital(words(event.type))),
          event.level_db ? h("span.muted", {}, `${event.level_db.toFixed(0)} dB`) : null,
        ),
      ),
    );
    const until = events.at(-1).occurred_at;
    // What is being listened to is not replaced.
    if (until === shownUntil || [...players.querySelectorAll("audio")].some((audio) => !audio.paused)) return;
    shownUntil = until;
    const end = Date.parse(until) + 1;
    const range = { from: new Date(end - LATEST_S * 1000).toISOString(), to: new Date(end).toISOString() };
    players.replaceChildren(
      ...SOURCES.map(([source, title]) => player(`v1/cameras/${id}/sound${query({ ...range, source })}`, title)),
    );
  }

  function player(address, title) {
    const wave = h("canvas.wave", {
      width: COLUMNS,
      height: 48,
      role: "img",
      "aria-label": `Level over time: ${title}`,
    });
    const spectrogram = h("canvas.wave", {
      width: COLUMNS,
      height: 96,
      role: "img",
      "aria-label": `Spectrogram, 0 to 8 kHz: ${title}`,
    });
    draw(wave, spectrogram, address).catch(() => {});
    return h(
      "div.stack.tight",
      {},
      h("span.small-text", {}, title),
      wave,
      spectrogram,
      h("audio", { controls: true, preload: "none", src: address, "aria-label": title }),
    );
  }

  async function draw(canvas, spectrogram, address) {
    const response = await fetch(address, { signal });
    if (!response.ok) return;
    const samples = new Int16Array(await response.arrayBuffer(), WAV_HEADER_BYTES);
    const pen = canvas.getContext("2d");
    pen.fillStyle = getComputedStyle(canvas).color;
    const middle = canvas.height / 2;
    for (let x = 0; x < COLUMNS; x++) {
      let peak = 0;
      const to = Math.floor(((x + 1) * samples.length) / COLUMNS);
      for (let i = Math.floor((x * samples.length) / COLUMNS); i < to; i++) peak = Math.max(peak, Math.abs(samples[i]));
      const height = Math.max(0.5, (peak / 32768) * middle);
      pen.fillRect(x, middle - height, 1, 2 * height);
    }
    drawSpectrogram(spectrogram, samples);
  }

  return { element, refresh };
}
