// Pictures of several cameras at one moment, side by side.

import { fewAtATime } from "./api.js";
import { h } from "./dom.js";
import { t } from "./text.js";

/** How far the pictures of one moment may be apart, in milliseconds. */
const MOST_APART_MS = 100;
const WAIT_MS = 120;

export class Shots {
  #signal;
  #tracks;
  #pictures = h("div.moments");
  #apart = h("p.hint", { role: "status" });
  #asked = 0;
  #timer = 0;

  /**
   * @param signal ends the loading
   * @param tracks whether boxes and paths of all tracks are drawn in
   */
  constructor(signal, tracks = false) {
    this.#signal = signal;
    this.#tracks = tracks;
    signal.addEventListener("abort", () => {
      clearTimeout(this.#timer);
      this.#clear();
    });
  }

  get elements() {
    return [this.#apart, this.#pictures];
  }

  /**
   * Shows a moment soon: while it still changes, nothing is loaded.
   *
   * @param at milliseconds since 1970
   * @param places [{camera, name, href}], one for each picture
   */
  show(at, places) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(at, places), WAIT_MS);
  }

  async #load(at, places) {
    const now = ++this.#asked;
    const shots = await fewAtATime(places, (place) => (now === this.#asked ? this.#shot(place, at) : place));
    if (now !== this.#asked || this.#signal.aborted) return shots.forEach(forget);
    this.#clear();
    this.#pictures.replaceChildren(...shots.map((it) => figure(it, at)));
    const taken = shots.filter((it) => it.address).map((it) => it.takenAt);
    const spread = Math.max(...taken) - Math.min(...taken);
    this.#apart.textContent =
      taken.length > 1
        ? t("The pictures were taken within {n} ms of each other.", { n: Math.round(spread) })
        : taken.length
          ? t("One camera has a picture of this moment.")
          : t("No picture of this moment is stored any more.");
    this.#apart.classList.toggle("fault", taken.length > 1 && spread > MOST_APART_MS);
  }

  /** A camera's picture at a moment, and when it was taken; without an address if none is stored. */
  async #shot(place, at) {
    const moment = encodeURIComponent(new Date(at).toISOString());
    const answer = await fetch(
      `v1/cameras/${place.camera}/picture.jpg?width=640&at=${moment}${this.#tracks ? "&tracks=true" : ""}`,
      { signal: this.#signal },
    ).catch(() => null);
    if (!answer?.ok) return place;
    return {
      ...place,
      takenAt: Date.parse(answer.headers.get("Followspot-Captured-At")),
      address: URL.createObjectURL(await answer.blob()),
    };
  }

  #clear() {
    this.#pictures.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  }
}

const forget = ({ address }) => address && URL.revokeObjectURL(address);

function figure({ name, href, takenAt, address }, at) {
  const offset = Math.round(takenAt - at);
  return h(
    "figure",
    {},
    address
      ? h("img", { src: address, alt: t("Picture of {camera}", { camera: name }) })
      : h("div.wait", {}, t("No picture stored")),
    h(
      "figcaption",
      {},
      h("a", { href }, name),
      address
        ? h("span.muted", {}, t("{offset} ms", { offset: `${offset < 0 ? "−" : "+"}${Math.abs(offset)}` }))
        : null,
    ),
  );
}
