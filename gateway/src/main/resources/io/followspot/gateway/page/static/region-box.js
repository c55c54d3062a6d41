// A rectangle that is drawn over a picture with the pointer, or moved by keyboard.

import { h, s } from "./dom.js";
import { round } from "./regions.js";
import { t } from "./text.js";

const W = 1000;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 0.02;
/** A shorter side is a click, not a rectangle. */
const LEAST = 0.01;
/** Where one begins that is made by keyboard. */
const MIDDLE = { left: 0.35, top: 0.35, right: 0.65, bottom: 0.65 };

export class RegionBox {
  /** Called with the rectangle as the API takes it, when it has changed. */
  onChange = () => {};
  element = h("div.stage.drawing.place-picture");
  #image = h("img", { alt: "", draggable: "false" });
  #note = h("div.wait", { hidden: true }, t("No picture of this moment is stored any more."));
  #box = s("rect.place", { hidden: true });
  #svg = s(
    "svg",
    {
      viewBox: `0 0 ${W} ${W}`,
      preserveAspectRatio: "none",
      role: "group",
      tabindex: 0,
      "aria-label": t("Region to search: arrow keys move it, with Shift they change its size"),
    },
    this.#box,
  );
  #region = null;
  #from = null;

  constructor() {
    this.element.append(this.#image, this.#note, this.#svg);
    this.#image.addEventListener("load", () => this.#loaded(true));
    this.#image.addEventListener("error", () => this.#loaded(false));
    this.#svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.#svg.addEventListener("pointermove", (event) => this.#from && this.#stretch(event));
    this.#svg.addEventListener("pointerup", () => this.#up());
    this.#svg.addEventListener("pointercancel", () => this.#up());
    this.#svg.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Shows a picture under the rectangle; without an address it says that there is none. */
  show(address) {
    if (!address) this.#loaded(false);
    else if (this.#image.getAttribute("src") === address) this.#loaded(true);
    else this.#image.src = address;
  }

  /** The rectangle as the API takes it, as 0.1,0.4;0.5,0.9; empty if there is none. */
  get text() {
    const { left, top, right, bottom } = this.#region ?? {};
    return this.#region ? `${left},${top};${right},${bottom}` : "";
  }

  /** Puts a rectangle there, without telling of it. */
  set text(text) {
    const numbers = text.split(/[,;]/).map(Number);
    const isBox = numbers.length === 4 && numbers.every((one) => one >= 0 && one <= 1);
    const [left, top, right, bottom] = numbers;
    this.#put(isBox && left < right && top < bottom ? { left, top, right, bottom } : null);
  }

  /** Takes the rectangle away. */
  clear() {
    this.#put(null);
    this.onChange(this.text);
  }

  #loaded(isThere) {
    this.#image.hidden = !isThere;
    this.#note.hidden = isThere;
  }

  #at(event) {
    const box = this.#svg.getBoundingClientRect();
    return { x: round((event.clientX - box.left) / box.width), y: round((event.clientY - box.top) / box.height) };
  }

  #down(event) {
    if (event.button !== 0) return;
    this.#from = this.#at(event);
    this.#svg.setPointerCapture(event.pointerId);
    event.preventDefault();
    this.#svg.focus({ preventScroll: true });
  }

  #stretch(event) {
    const to = this.#at(event);
    this.#put({
      left: Math.min(this.#from.x, to.x),
      top: Math.min(this.#from.y, to.y),
      right: Math.max(this.#from.x, to.x),
      bottom: Math.max(this.#from.y, to.y),
    });
  }

  #up() {
    if (!this.#from) return;
    this.#from = null;
    const { left, top, right, bottom } = this.#region ?? {};
    if (!(right - left >= LEAST && bottom - top >= LEAST)) this.#put(null);
    this.onChange(this.text);
  }

  #key(event) {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const { left, top, right, bottom } = this.#region ?? MIDDLE;
    const [x, y] = this.#region ? [way[0] * STEP, way[1] * STEP] : [0, 0];
    if (event.shiftKey)
      this.#put({
        left,
        top,
        right: round(Math.max(left + STEP, right + x)),
        bottom: round(Math.max(top + STEP, bottom + y)),
      });
    else {
      const dx = Math.max(-left, Math.min(1 - right, x));
      const dy = Math.max(-top, Math.min(1 - bottom, y));
      this.#put({ left: round(left + dx), top: round(top + dy), right: round(right + dx), bottom: round(bottom + dy) });
    }
    this.onChange(this.text);
  }

  #put(region) {
    this.#region = region;
    this.#box.toggleAttribute("hidden", !region);
    if (!region) return;
    const { left, top, right, bottom } = region;
    const place = { x: left * W, y: top * W, width: (right - left) * W, height: (bottom - top) * W };
    for (const [name, value] of Object.entries(place)) this.#box.setAttribute(name, value);
  }
}
