// Draws and edits zones and lines over a picture, by mouse and by keyboard.

import { h, s, toast, update } from "./dom.js";
import { Regions, round } from "./regions.js";
import { arrowOf, cornersOf, draftOf, handleOf, idOf, middleOf, shapeOf, tagFor, W } from "./shapes.js";
import { t } from "./text.js";

/** A hand that presses moves a little; from here on it drags a region, in CSS pixels. */
const DRAG_FROM_PX = 4;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Where a region begins that is added by keyboard. */
const NEW_ZONE = [
  { x: 0.35, y: 0.4 },
  { x: 0.65, y: 0.4 },
  { x: 0.65, y: 0.8 },
  { x: 0.35, y: 0.8 },
];
const NEW_LINE = [
  { x: 0.5, y: 0.85 },
  { x: 0.5, y: 0.35 },
];

export class RegionEditor {
  regions = new Regions();
  /** Called with every change. */
  onChange = () => {};
  /** Whether the last press of the pointer drew or moved something, and means nothing else. */
  used = false;
  /** What is written beside a region's name. */
  textOf = () => "";
  #mode = null;
  #draft = [];
  #chosen = null;
  #drag = null;

  constructor(stage, signal) {
    this.stage = stage;
    this.svg = s("svg", {
      viewBox: `0 0 ${W} ${W}`,
      preserveAspectRatio: "none",
      role: "group",
      "aria-label": t("Zones and lines"),
    });
    this.tags = h("div.tags");
    stage.append(this.svg, this.tags);
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    this.svg.addEventListener("pointerup", (event) => this.#up(event));
    this.svg.addEventListener("dblclick", () => this.#mode === "zone" && this.#closeZone());
    this.svg.addEventListener("keydown", (event) => this.#key(event));
    addEventListener("keydown", (event) => this.#globalKey(event), { signal });
    // Handles and arrows keep their shape whatever the picture's.
    const resize = new ResizeObserver(() => this.#paint());
    resize.observe(this.svg);
    signal.addEventListener("abort", () => resize.disconnect());
  }

  load(zones, lines) {
    this.regions.load(zones, lines);
    this.choose(null);
  }

  get mode() {
    return this.#mode;
  }

  get chosen() {
    return this.#chosen;
  }

  /** Begins to draw a "zone" or a "line"; null ends drawing. */
  draw(mode) {
    this.#mode = mode;
    this.#draft = [];
    this.stage.classList.toggle("drawing", Boolean(mode));
    // On a phone the buttons are below the picture, which they would be drawn on unseen.
    if (mode) this.stage.scrollIntoView({ block: "nearest" });
    this.choose(null);
  }

  choose(region) {
    this.#chosen = region;
    this.changed();
  }

  /** Adds a region in the middle of the picture, for those who do not use a mouse. */
  insert(kind) {
    const points = structuredClone(kind === "zone" ? NEW_ZONE : NEW_LINE);
    this.#finish(kind === "zone" ? this.regions.addZone(points) : this.regions.addLine(...points));
    this.svg.querySelector(".handle").focus();
  }

  remove(region) {
    this.regions.remove(region);
    this.choose(null);
  }

  undo() {
    const id = this.#chosen && idOf(this.#chosen);
    this.regions.undo();
    this.choose(this.regions.find(id));
  }

  /** Redraws, and notifies the listener. */
  changed() {
    this.#paint();
    this.onChange();
  }

  /** Rewrites the tags after counts have changed. */
  retag() {
    update(
      this.tags,
      this.regions.all.map((region) => tagFor(region, this.textOf(region), region === this.#chosen)),
    );
  }

  #at(event) {
    const box = this.svg.getBoundingClientRect();
    return { x: round((event.clientX - box.left) / box.width), y: round((event.clientY - box.top) / box.height) };
  }

  #down(event) {
    if (event.button !== 0) return;
    const at = this.#at(event);
    this.used = Boolean(this.#mode);
    if (this.#mode === "zone") {
      const [first, last] = [this.#draft[0], this.#draft.at(-1)];
      if (this.#draft.length > 2 && Math.hypot(at.x - first.x, at.y - first.y) < 0.025) return this.#closeZone();
      if (last?.x !== at.x || last?.y !== at.y) this.#draft.push(at);
      this.#paint(at);
    } else if (this.#mode === "line") {
      this.#draft = [at];
      this.svg.setPointerCapture(event.pointerId);
    } else this.#grab(event, at);
  }

  /** Takes hold of a corner, of the middle between two, or of a whole region. */
  #grab(event, at) {
    const { target } = event;
    this.regions.remember();
    this.used = Boolean(target.point) || target.insertAt !== undefined;
    if (target.insertAt !== undefined) {
      this.#chosen.polygon.splice(target.insertAt, 0, at);
      this.#drag = { points: [at] };
    } else if (target.point) {
      this.#drag = { points: [target.point] };
    } else {
      const region = this.#regionOf(target);
      if (region !== this.#chosen) this.choose(region);
      if (!region) return;
      this.#drag = { points: cornersOf(region), from: at, pressed: { x: event.clientX, y: event.clientY } };
    }
    this.svg.setPointerCapture(event.pointerId);
    this.#paint();
  }

  #move(event) {
    const at = this.#at(event);
    const { pressed } = this.#drag ?? {};
    const wayPx = pressed ? Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) : Infinity;
    if (!this.used && wayPx < DRAG_FROM_PX) return;
    if (this.#drag) this.used = true;
    if (this.#drag?.from) {
      this.regions.shift(this.#drag.points, at.x - this.#drag.from.x, at.y - this.#drag.from.y);
      this.#drag.from = at;
      this.#paint();
    } else if (this.#drag) {
      Object.assign(this.#drag.points[0], at);
      this.#paint();
    } else if (this.#mode && this.#draft.length) this.#paint(at);
  }

  #up(event) {
    if (this.#drag) {
      this.#drag = null;
      this.changed();
    } else if (this.#mode === "line" && this.#draft.length) {
      const [start, end] = [this.#draft[0], this.#at(event)];
      this.#draft = [];
      if (Math.hypot(end.x - start.x, end.y - start.y) > 0.02) this.#finish(this.regions.addLine(start, end));
      else toast(t("Press at the start of the line and release at its end."));
    }
  }

  #key(event) {
    const corner = event.target.point;
    const region = corner ? this.#chosen : this.#regionOf(event.target);
    if (!region) return;
    const way = ARROWS[event.key];
    if (way) {
      const step = event.shiftKey ? 0.05 : 0.01;
      this.regions.remember();
      this.regions.shift(corner ? [corner] : cornersOf(region), way[0] * step, way[1] * step);
    } else if (["Enter", " "].includes(event.key) && !corner) this.choose(region === this.#chosen ? null : region);
    else if (["Delete", "Backspace"].includes(event.key)) {
      if (!corner) this.remove(region);
      else if (!this.regions.removeCorner(region, corner))
        toast(t("A zone keeps three corners, a line two. Delete it as a whole instead."));
    } else if (["Insert", "+"].includes(event.key) && corner && region.polygon) this.regions.split(region, corner);
    else return;
    event.preventDefault();
    this.changed();
  }

  #globalKey(event) {
    if (event.key === "Escape" && this.#mode) this.draw(null);
    else if (event.key === "Enter" && this.#draft.length) {
      event.preventDefault();
      this.#closeZone();
    } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.target.matches?.("input")) this.undo();
  }

  #closeZone() {
    if (this.#draft.length < 3) toast(t("A zone has at least three corners."));
    else this.#finish(this.regions.addZone(this.#draft));
  }

  #finish(region) {
    this.draw(null);
    this.choose(region);
  }

  #regionOf(target) {
    const id = target.closest?.("[data-region]")?.dataset.region;
    return id === undefined ? null : this.regions.find(id);
  }

  #paint(pointer) {
    const focused = this.svg.contains(document.activeElement) ? document.activeElement.dataset : null;
    const box = this.svg.getBoundingClientRect();
    const parts = this.regions.all.map((region) => shapeOf(region, region === this.#chosen));
    for (const line of this.regions.lines) parts.push(arrowOf(line, box));
    if (this.#draft.length) parts.push(draftOf([...this.#draft, pointer ?? this.#draft.at(-1)], this.#mode));
    const points = this.#chosen ? cornersOf(this.#chosen) : this.#draft;
    if (this.#chosen?.polygon)
      points.forEach((point, i) =>
        parts.push(Object.assign(middleOf(point, points[(i + 1) % points.length], box), { insertAt: i + 1 })),
      );
    points.forEach((point, i) => parts.push(Object.assign(handleOf(point, i, box), { point })));
    this.svg.replaceChildren(...parts);
    this.retag();
    if (focused)
      parts
        .find(
          (part) =>
            (focused.region ?? focused.corner) &&
            part.dataset.region === focused.region &&
            part.dataset.corner === focused.corner,
        )
        ?.focus();
  }
}
