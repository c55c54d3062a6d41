// Draws and edits zones and lines over a picture, by mouse and by keyboard.

import { h, s, toast } from "./dom.js";

const W = 1000;
const clamp = (v) => Math.min(1, Math.max(0, v));
const round = (v) => Math.round(clamp(v) * 10000) / 10000;

export class RegionEditor {
  zones = [];
  lines = [];
  #mode = null;
  #draft = [];
  #chosen = null;
  #drag = null;
  onChange = () => {};

  constructor(stage) {
    this.stage = stage;
    this.svg = s("svg", { viewBox: `0 0 ${W} ${W}`, preserveAspectRatio: "none", "aria-label": "Zones and lines" });
    stage.append(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    this.svg.addEventListener("pointerup", (event) => this.#up(event));
    this.svg.addEventListener("dblclick", () => this.#mode === "zone" && this.#closeZone());
    this.onKey = (event) => {
      if (!this.#mode) return;
      if (event.key === "Escape") this.draw(null);
      if (event.key === "Enter" && this.#mode === "zone") this.#closeZone();
    };
    addEventListener("keydown", this.onKey);
    // Handles and arrows keep their shape whatever the picture's.
    this.resize = new ResizeObserver(() => this.#paint());
    this.resize.observe(this.svg);
  }

  close() {
    this.resize.disconnect();
    removeEventListener("keydown", this.onKey);
  }

  load(zones, lines) {
    this.zones = structuredClone(zones);
    this.lines = structuredClone(lines);
    this.#paint();
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
    this.#paint();
    this.onChange();
  }

  choose(region) {
    this.#chosen = region;
    this.#paint();
    this.onChange();
  }

  /** Adds a region in the middle of the picture, for those who do not use a mouse. */
  insert(kind) {
    if (kind === "zone") this.#addZone([{ x: 0.35, y: 0.4 }, { x: 0.65, y: 0.4 }, { x: 0.65, y: 0.8 }, { x: 0.35, y: 0.8 }]);
    else this.#addLine({ x: 0.5, y: 0.85 }, { x: 0.5, y: 0.35 });
  }

  remove(region) {
    this.zones = this.zones.filter((zone) => zone !== region);
    this.lines = this.lines.filter((line) => line !== region);
    if (this.#chosen === region) this.#chosen = null;
    this.#changed();
  }

  flip(line) {
    [line.start, line.end] = [line.end, line.start];
    this.#changed();
  }

  #at(event) {
    const box = this.svg.getBoundingClientRect();
    return { x: round((event.clientX - box.left) / box.width), y: round((event.clientY - box.top) / box.height) };
  }

  #down(event) {
    if (event.button !== 0) return;
    const at = this.#at(event);
    if (this.#mode === "zone") {
      const first = this.#draft[0];
      if (this.#draft.length > 2 && Math.hypot(at.x - first.x, at.y - first.y) < 0.025) this.#closeZone();
      else if (!this.#draft.length || this.#draft.at(-1).x !== at.x || this.#draft.at(-1).y !== at.y) this.#draft.push(at);
      this.#paint(at);
    } else if (this.#mode === "line") {
      this.#draft = [at];
      this.svg.setPointerCapture(event.pointerId);
    } else {
      const handle = event.target.closest?.(".handle");
      if (handle) {
        this.#drag = handle.point;
        this.svg.setPointerCapture(event.pointerId);
      } else if (event.target.region) this.choose(event.target.region);
      else this.choose(null);
    }
  }

  #move(event) {
    const at = this.#at(event);
    if (this.#drag) {
      Object.assign(this.#drag, at);
      this.#paint();
    } else if (this.#mode && this.#draft.length) this.#paint(at);
  }

  #up(event) {
    const at = this.#at(event);
    if (this.#drag) {
      this.#drag = null;
      this.#changed();
    } else if (this.#mode === "line" && this.#draft.length === 1) {
      const start = this.#draft[0];
      if (Math.hypot(at.x - start.x, at.y - start.y) > 0.02) this.#addLine(start, at);
      else toast("Press where the line begins, and let go where it ends.");
    }
  }

  #closeZone() {
    if (this.#draft.length < 3) toast("A zone has at least three corners.");
    else this.#addZone(this.#draft);
  }

  #addZone(polygon) {
    const zone = { zone_id: this.#freeId("zone"), name: "", polygon };
    this.zones.push(zone);
    this.#finish(zone);
  }

  #addLine(start, end) {
    const line = { line_id: this.#freeId("line"), name: "", start, end };
    this.lines.push(line);
    this.#finish(line);
  }

  #finish(region) {
    this.#chosen = region;
    this.draw(null);
  }

  #freeId(kind) {
    const used = new Set([...this.zones.map((z) => z.zone_id), ...this.lines.map((l) => l.line_id)]);
    let n = 1;
    while (used.has(`${kind}-${n}`)) n++;
    return `${kind}-${n}`;
  }

  #changed() {
    this.#paint();
    this.onChange();
  }

  #paint(pointer) {
    const focused = document.activeElement?.point;
    const parts = [];
    for (const zone of this.zones) {
      const shape = s("polygon.region", { points: zone.polygon.map((p) => `${p.x * W},${p.y * W}`).join(" ") });
      shape.region = zone;
      if (zone === this.#chosen) shape.classList.add("chosen");
      parts.push(shape);
    }
    for (const line of this.lines) {
      const shape = s("line.region.line", { x1: line.start.x * W, y1: line.start.y * W, x2: line.end.x * W, y2: line.end.y * W });
      shape.region = line;
      if (line === this.#chosen) shape.classList.add("chosen");
      parts.push(shape, this.#arrow(line));
    }
    if (this.#draft.length) {
      const points = [...this.#draft, pointer ?? this.#draft.at(-1)];
      parts.push(s(this.#mode === "zone" ? "polyline.region" : "polyline.region.line", { points: points.map((p) => `${p.x * W},${p.y * W}`).join(" ") }));
    }
    const points = this.#chosen ? (this.#chosen.polygon ?? [this.#chosen.start, this.#chosen.end]) : this.#draft;
    points.forEach((point, index) => parts.push(this.#handle(point, index)));
    this.svg.replaceChildren(...parts);
    this.#label();
    if (focused) [...this.svg.querySelectorAll(".handle")].find((handle) => handle.point === focused)?.focus();
  }

  /** Points to the side that a forward crossing goes to: from left to right, seen along the line. */
  #arrow(line) {
    const box = this.svg.getBoundingClientRect();
    const [w, hgt] = [box.width || 16, box.height || 9];
    const dx = (line.end.x - line.start.x) * w;
    const dy = (line.end.y - line.start.y) * hgt;
    const length = Math.hypot(dx, dy) || 1;
    const [nx, ny] = [-dy / length, dx / length];
    const mid = { x: ((line.start.x + line.end.x) / 2) * w, y: ((line.start.y + line.end.y) / 2) * hgt };
    const tip = [mid.x + nx * 20, mid.y + ny * 20];
    const side = (f) => [mid.x + nx * 6 + (dx / length) * 9 * f, mid.y + ny * 6 + (dy / length) * 9 * f];
    const text = [tip, side(1), side(-1)].map(([x, y]) => `${(x / w) * W},${(y / hgt) * W}`).join(" ");
    return s("polygon.arrow", { points: text, "pointer-events": "none" });
  }

  #handle(point, index) {
    const box = this.svg.getBoundingClientRect();
    const handle = s("ellipse.handle", { cx: point.x * W, cy: point.y * W, rx: (6.5 * W) / (box.width || 640), ry: (6.5 * W) / (box.height || 360), tabindex: 0, role: "slider", "aria-label": `Corner ${index + 1}; arrow keys move it`, "aria-valuetext": `${Math.round(point.x * 100)} %, ${Math.round(point.y * 100)} %` });
    handle.point = point;
    handle.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 0.05 : 0.01;
      const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
      if (!way) return;
      event.preventDefault();
      point.x = round(point.x + way[0]);
      point.y = round(point.y + way[1]);
      this.#changed();
    });
    return handle;
  }

  #label() {
    this.stage.querySelectorAll(".tag").forEach((tag) => tag.remove());
    for (const region of [...this.zones, ...this.lines]) {
      const at = region.polygon ? region.polygon.reduce((a, b) => (b.y < a.y ? b : a)) : region.end;
      const tag = h("span.tag", {}, region.name || region.zone_id || region.line_id);
      tag.style.left = `${at.x * 100}%`;
      tag.style.top = `${at.y * 100}%`;
      this.stage.append(tag);
    }
  }
}
