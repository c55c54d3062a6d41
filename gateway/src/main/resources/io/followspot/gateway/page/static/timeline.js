// A track's life on one time axis: what it did, where it was, how fast it went.

import { statusTone, toneOf } from "./colour.js";
import { h, s } from "./dom.js";
import { capital, clockTime, duration, number, sentence, statusWord } from "./format.js";
import { heardBetween } from "./heard.js";
import { lanesOf, speedsOf, statusesOf } from "./life.js";
import { term } from "./terms.js";
import { listed, t } from "./text.js";

const RIGHT = 14;
const [LANE, GAP, SPEED] = [20, 9, 110];

export class Timeline {
  element = h("div.timeline-chart");
  onSeek = () => {};
  #cursor = s("g.cursor", { hidden: true }, s("line"), s("circle", { r: 4.5 }));
  #readout = h("output.readout");
  #height = 0;
  /** A phone shows a smaller drawing, not smaller letters. */
  #width = innerWidth > 700 ? 900 : 420;
  #left = innerWidth > 700 ? 150 : 74;

  constructor(names) {
    this.names = names;
    this.element.addEventListener("pointerdown", (event) => this.#press(event));
    this.element.addEventListener("pointermove", (event) => event.buttons & 1 && this.#press(event));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Redraws a track, its events, and what the camera's microphone heard meanwhile. */
  show(track, events, soundEvents) {
    this.from = Date.parse(track.first_seen);
    this.to = Math.max(Date.parse(track.last_seen), this.from + 1);
    this.speeds = speedsOf(track.path);
    const statuses = statusesOf(track, events);
    const lanes = lanesOf(track, events, (id) => this.names.region(track.camera_id, id));
    const parts = [];
    let y = 8;
    const lane = (name, pieces) => {
      parts.push(
        s(
          "text.name",
          { x: this.#left - 12, y: y + LANE / 2, "text-anchor": "end" },
          name.length > this.#left / 7 ? `${name.slice(0, this.#left / 7 - 1)}…` : name,
          s("title", {}, name),
        ),
      );
      parts.push(
        s("rect.groove", { x: this.#left, y, width: this.#width - this.#left - RIGHT, height: LANE, rx: 5 }),
        ...pieces(y),
      );
      y += LANE + GAP;
    };
    lane(t("Status"), (top) =>
      statuses.map((span) => this.#span(span, top, statusTone(span.status), capital(statusWord(span.status)))),
    );
    for (const zone of lanes.zones)
      lane(zone.name, (top) =>
        zone.visits.map((visit) => this.#span(visit, top, "var(--accent)", t("In {zone}", { zone: zone.name }))),
      );
    if (lanes.crossings.length) lane(t("Lines"), (top) => lanes.crossings.map((crossing) => this.#mark(crossing, top)));
    const heard = heardBetween(soundEvents, this.from, this.to);
    if (heard.speech.length || heard.moments.length)
      lane(t("Sound"), (top) => [
        ...heard.speech.map((span) => this.#span(span, top, "var(--ink-2)", t("Speech"))),
        ...heard.moments.map((moment) => this.#heard(moment, top)),
      ]);
    y = this.#speed(parts, y);
    this.#height = y;
    this.#cursor.firstChild.setAttribute("y2", y - 20);
    const chart = s(
      "svg",
      { viewBox: `0 0 ${this.#width} ${y}`, "aria-hidden": "true" },
      parts,
      this.#axis(y),
      this.#cursor,
    );
    const slider = h("div.slider", {
      tabindex: 0,
      role: "slider",
      "aria-label": t("Time within the track; use the arrow keys to change it"),
      "aria-valuemin": 0,
      "aria-valuemax": Math.round(this.to - this.from),
      "aria-valuenow": 0,
    });
    this.slider = slider;
    slider.append(chart);
    const had = this.element.contains(document.activeElement);
    this.element.replaceChildren(slider, this.#readout);
    if (had) slider.focus();
    if (this.at !== undefined) this.point(this.at);
    else
      this.#readout.textContent = t("{time} in view. Click or use the arrow keys to look at a moment.", {
        time: duration((this.to - this.from) / 1000),
      });
  }

  /** Moves the cursor to a capture time, in milliseconds since 1970. */
  point(at) {
    this.at = Math.min(this.to, Math.max(this.from, at));
    const x = this.#x(this.at);
    const speed = this.speeds.find((span) => span.to >= this.at);
    const [line, dot] = this.#cursor.children;
    this.#cursor.removeAttribute("hidden");
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
    dot.setAttribute("cx", x);
    dot.setAttribute("cy", speed ? this.#speedY(speed.pxPerS) : this.#height - 20);
    const seconds = number((this.at - this.from) / 1000, 1);
    this.slider.setAttribute("aria-valuenow", Math.round(this.at - this.from));
    this.slider.setAttribute("aria-valuetext", t("{n} seconds", { n: seconds }));
    this.#readout.textContent = [
      clockTime(this.at),
      t("{n} s in", { n: seconds }),
      ...(speed ? [t("{n} px/s", { n: Math.round(speed.pxPerS) })] : []),
    ].join(" · ");
  }

  #x(at) {
    return this.#left + ((this.#width - this.#left - RIGHT) * (at - this.from)) / (this.to - this.from);
  }

  #span({ from, to, title }, y, fill, name) {
    const x = this.#x(Math.max(from, this.from));
    const width = Math.max(3, this.#x(Math.min(to, this.to)) - x);
    const bar = s(
      "rect.span",
      { x, y, width, height: LANE, rx: 5 },
      s("title", {}, title ?? listed([name, duration((to - from) / 1000)])),
    );
    bar.style.fill = fill;
    const label = width > name.length * 7 + 12 ? s("text.inside", { x: x + 8, y: y + LANE / 2 }, name) : null;
    return s("g", {}, bar, label ?? []);
  }

  #mark({ at, name, event }, y) {
    const x = this.#x(at);
    const mark = s(
      "path.span",
      { d: `M${x} ${y}l8 ${LANE / 2}l-8 ${LANE / 2}l-8 -${LANE / 2}z` },
      s(
        "title",
        {},
        sentence(event, () => name),
      ),
    );
    mark.style.fill = toneOf(event.type);
    return mark;
  }

  #heard({ at, type }, y) {
    const mark = s("circle.span", { cx: this.#x(at), cy: y + LANE / 2, r: 6 }, s("title", {}, capital(term(type))));
    mark.style.fill = "var(--warn)";
    return mark;
  }

  #speed(parts, y) {
    const top = y + 4;
    const bottom = top + SPEED;
    this.speedTop = nice(Math.max(1, ...this.speeds.map((span) => span.pxPerS)));
    this.#speedY = (v) => bottom - (SPEED * Math.min(v, this.speedTop)) / this.speedTop;
    for (const part of [0, 0.5, 1]) {
      const at = this.#speedY(this.speedTop * part);
      parts.push(
        s("line.rule", { x1: this.#left, x2: this.#width - RIGHT, y1: at, y2: at }),
        s(
          "text.tick",
          { x: this.#left - 12, y: at, "text-anchor": "end" },
          part === 1 ? t("{n} px/s", { n: this.speedTop }) : number(this.speedTop * part),
        ),
      );
    }
    if (this.speeds.length) {
      const steps = this.speeds
        .map(
          (span) =>
            `${this.#x(span.from)} ${this.#speedY(span.pxPerS)}L${this.#x(span.to)} ${this.#speedY(span.pxPerS)}`,
        )
        .join("L");
      const [first, last] = [this.#x(this.speeds[0].from), this.#x(this.speeds.at(-1).to)];
      parts.push(
        s("path.area", { d: `M${first} ${bottom}L${steps}L${last} ${bottom}Z` }),
        s("path.curve", { d: `M${steps}` }),
      );
    }
    return bottom + 22;
  }

  #speedY = () => 0;

  #axis(height) {
    const seconds = (this.to - this.from) / 1000;
    const step = nice((seconds * 140) / this.#width);
    const ticks = [];
    for (let at = 0; at <= seconds + 1e-6; at += step)
      ticks.push(
        s(
          "text.tick",
          { x: this.#x(this.from + at * 1000), y: height - 8, "text-anchor": "middle" },
          t("{n}\u00a0s", { n: Number(at.toFixed(2)) }),
        ),
      );
    return ticks;
  }

  #press(event) {
    const chart = this.slider?.firstChild.getBoundingClientRect();
    if (!chart || !this.slider.contains(event.target)) return;
    const x = ((event.clientX - chart.left) / chart.width) * this.#width;
    this.#seek(this.from + ((x - this.#left) / (this.#width - this.#left - RIGHT)) * (this.to - this.from));
  }

  #key(event) {
    const step = Math.max(100, (this.to - this.from) / 60) * (event.shiftKey ? 5 : 1);
    const at = this.at ?? this.from;
    const wanted = {
      ArrowLeft: at - step,
      ArrowDown: at - step,
      ArrowRight: at + step,
      ArrowUp: at + step,
      Home: this.from,
      End: this.to,
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    this.#seek(wanted);
  }

  #seek(at) {
    this.point(at);
    this.onSeek(this.at);
  }
}

/** The next round number: 1, 2, 2.5, 4 or 5 times a power of ten. */
export function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 4, 5, 10].map((f) => f * power).find((v) => v >= value * 0.999);
}
