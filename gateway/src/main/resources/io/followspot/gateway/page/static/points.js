// Numbered points over a picture or a plan, moved by pointer and by keyboard.

import { s } from "./dom.js";
import { percent } from "./format.js";
import { t } from "./text.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.002;
const LARGE_STEP = 0.02;
const clamp = (value) => Math.min(1, Math.max(0, value));

/**
 * Points are relative to the area: 0 to 1 from the left and from the top. The listener gets place(i, at) for a point
 * that was moved, add(at) for a press beside all points, choose(i) and remove(i).
 */
export class PointLayer {
  #points = [];
  #drag = null;

  constructor(label, listener) {
    this.listener = listener;
    this.behind = s("g");
    this.marks = s("g");
    this.element = s("svg.points", { role: "group", "aria-label": label }, this.behind, this.marks);
    this.element.addEventListener("pointerdown", (event) => this.#down(event));
    this.element.addEventListener("pointermove", (event) => this.#drag !== null && this.#place(event));
    this.element.addEventListener("pointerup", () => (this.#drag = null));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows points, of which some may be null; one is chosen, and those in worst fit badly. */
  show(points, chosen, worst) {
    this.#points = points;
    const focused = this.marks.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.marks.replaceChildren(
      ...points.flatMap((at, i) => (at ? [this.#mark(at, i, i === chosen, worst.includes(i))] : [])),
    );
    if (focused) this.marks.querySelector(`[data-key="${focused}"]`)?.focus();
  }

  #mark(at, i, chosen, bad) {
    const [x, y] = [`${at.x * 100}%`, `${at.y * 100}%`];
    const place = { n: i + 1, x: percent(at.x, 1), y: percent(at.y, 1) };
    const mark = s(
      "g.point",
      {
        tabindex: 0,
        role: "button",
        "data-key": i,
        "aria-pressed": String(chosen),
        "aria-label": bad
          ? t("Point {n}, fits badly: {x} from the left, {y} from the top", place)
          : t("Point {n}: {x} from the left, {y} from the top", place),
      },
      s("circle.reach", { cx: x, cy: y, r: 16 }),
      s("circle", { cx: x, cy: y, r: 9 }),
      s("text", { x, y }, String(i + 1)),
    );
    mark.classList.toggle("chosen", chosen);
    mark.classList.toggle("bad", bad);
    return mark;
  }

  #at(event) {
    const box = this.element.getBoundingClientRect();
    return { x: clamp((event.clientX - box.left) / box.width), y: clamp((event.clientY - box.top) / box.height) };
  }

  #indexOf(event) {
    const key = event.target.closest(".point")?.dataset.key;
    return key === undefined ? null : Number(key);
  }

  #down(event) {
    if (event.button !== 0) return;
    const found = this.#indexOf(event);
    if (found === null) this.listener.add(this.#at(event));
    else {
      this.#drag = found;
      this.element.setPointerCapture(event.pointerId);
      this.listener.choose(found);
    }
  }

  #place(event) {
    this.listener.place(this.#drag, this.#at(event));
  }

  #key(event) {
    const found = this.#indexOf(event);
    if (found === null) return;
    const way = ARROWS[event.key];
    if (way) {
      const step = event.shiftKey ? LARGE_STEP : STEP;
      const { x, y } = this.#points[found];
      this.listener.place(found, { x: clamp(x + way[0] * step), y: clamp(y + way[1] * step) });
    } else if (["Delete", "Backspace"].includes(event.key)) this.listener.remove(found);
    else if (["Enter", " "].includes(event.key)) this.listener.choose(found);
    else return;
    event.preventDefault();
  }
}
