// A stretch of sound to listen to: its level and its spectrogram over time, with what was heard.

import { h } from "./dom.js";
import { capital } from "./format.js";
import { heardBetween } from "./heard.js";
import { drawSpectrogram } from "./spectrogram.js";
import { term } from "./terms.js";
import { t } from "./text.js";

const RATE_HZ = 16_000;
const WAV_HEADER_BYTES = 44;
const COLUMNS = 600;
const FLOOR_DB = -72;

/** The player of a WAVE file; a click on its pictures plays from there. */
export function soundPlayer(address, title, events, signal) {
  const level = h("canvas.wave", {
    width: COLUMNS,
    height: 48,
    role: "img",
    "aria-label": t("Level over time: {sound}", { sound: title }),
  });
  const spectrogram = h("canvas.wave.tall", {
    width: COLUMNS,
    height: 96,
    role: "img",
    "aria-label": t("Spectrogram, 0 to 8 kHz: {sound}", { sound: title }),
  });
  const marks = h("div.marks", { "aria-hidden": "true" });
  const cursor = h("div.playhead", { hidden: true });
  const pictures = h("div.sound-pictures", {}, level, spectrogram, marks, cursor);
  const audio = h("audio", { controls: true, preload: "none", src: address, "aria-label": title });
  audio.addEventListener("timeupdate", () => {
    cursor.hidden = !(audio.duration > 0);
    cursor.style.left = `${(100 * audio.currentTime) / audio.duration}%`;
  });
  const player = h("div.player.stack.tight", {}, h("span.small-text", {}, title), pictures, audio);

  async function draw() {
    const response = await fetch(address, { signal });
    if (!response.ok) {
      player.hidden = true;
      return;
    }
    const samples = new Int16Array(await response.arrayBuffer(), WAV_HEADER_BYTES);
    const begin = Date.parse(response.headers.get("Followspot-Begins-At"));
    const end = begin + (1_000 * samples.length) / RATE_HZ;
    drawLevel(level, samples);
    drawSpectrogram(spectrogram, samples);
    marks.replaceChildren(...marksOf(heardBetween(events, begin, end), begin, end));
    pictures.addEventListener("click", (event) => {
      const box = pictures.getBoundingClientRect();
      audio.currentTime = (((event.clientX - box.left) / box.width) * (end - begin)) / 1_000;
      audio.play().catch(() => {});
    });
  }

  draw().catch(() => {});
  return player;
}

/** The peak of each column in decibels: soft sound is seen beside loud sound. */
function drawLevel(canvas, samples) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = getComputedStyle(canvas).color;
  for (let x = 0; x < COLUMNS; x++) {
    let peak = 1;
    const to = Math.floor(((x + 1) * samples.length) / COLUMNS);
    for (let i = Math.floor((x * samples.length) / COLUMNS); i < to; i++) peak = Math.max(peak, Math.abs(samples[i]));
    const height = Math.max(1, canvas.height * (1 - (20 * Math.log10(peak / 32768)) / FLOOR_DB));
    pen.fillRect(x, canvas.height - height, 1, height);
  }
}

function marksOf({ speech, moments }, begin, end) {
  const place = (at) => `${(100 * (at - begin)) / (end - begin)}%`;
  const spans = speech.map(({ from, to }) => {
    const span = h("div.speech", { title: t("Speech") });
    span.style.left = place(from);
    span.style.width = `${(100 * (to - from)) / (end - begin)}%`;
    return span;
  });
  return [
    ...spans,
    ...moments.map(({ at, type }) => {
      const mark = h("div.moment", { title: capital(term(type)) });
      mark.style.left = place(at);
      return mark;
    }),
  ];
}
