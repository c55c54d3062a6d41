// The picture of a track: its snapshot with the path over it, and its clip.

import { toneOf } from "./colour.js";
import { empty, h, s } from "./dom.js";
import { sentence } from "./format.js";
import { placeAt } from "./life.js";
import { t } from "./text.js";

export class Media {
  /** Called with the capture time that the clip shows, in milliseconds since 1970. */
  onTime = () => {};
  #body = h("div.media", { role: "tabpanel", id: "media", tabindex: -1 });
  #overlay = s("svg.over", { preserveAspectRatio: "none", "aria-hidden": "true" });
  #dot = s("circle.here", { r: 7 });
  #video = null;
  #beginsAt = 0;

  constructor(id, names, signal) {
    this.id = id;
    this.names = names;
    this.signal = signal;
    this.tabs = [
      ["snapshot", t("Snapshot")],
      ["clip", t("Clip")],
    ].map(([tab, title]) =>
      h(
        "button",
        { role: "tab", type: "button", "aria-controls": "media", "data-tab": tab, onclick: () => this.choose(tab) },
        title,
      ),
    );
    const bar = h(
      "div.tabs",
      { role: "tablist", "aria-label": t("Picture"), onkeydown: (event) => this.#key(event) },
      this.tabs,
    );
    this.element = h(
      "section.panel",
      { "aria-label": t("Picture") },
      h("header", {}, h("h2", {}, t("Picture")), bar),
      this.#body,
    );
    signal.addEventListener("abort", () => this.#video && URL.revokeObjectURL(this.#video.src));
  }

  /** Takes a track and its events. */
  take(track, events) {
    this.track = track;
    this.events = events;
    this.#overlay.setAttribute("viewBox", `0 0 ${track.frame_width_px} ${track.frame_height_px}`);
    const marks = events
      .filter((event) => event.track.anchor)
      .map((event) => {
        const { x_px, y_px } = event.track.anchor;
        const mark = s(
          "circle.moment",
          { cx: x_px, cy: y_px, r: 5, "data-event": event.event_id },
          s(
            "title",
            {},
            sentence(
              event,
              (id) => this.names.region(track.camera_id, id),
              (id, forward) => this.names.direction(track.camera_id, id, forward),
            ),
          ),
        );
        mark.style.fill = toneOf(event.type);
        return mark;
      });
    this.#overlay.replaceChildren(...marks, this.#dot);
    this.#dot.setAttribute("hidden", "");
    if (!this.#body.children.length) this.choose("snapshot");
  }

  /** Shows the snapshot or the clip. */
  choose(wanted) {
    for (const tab of this.tabs) {
      tab.setAttribute("aria-selected", String(tab.dataset.tab === wanted));
      tab.tabIndex = tab.dataset.tab === wanted ? 0 : -1;
    }
    this.#video?.pause();
    if (wanted === "clip") this.#showClip();
    else this.#showSnapshot();
  }

  /** Shows the track at a capture time. */
  point(at) {
    if (this.#video?.isConnected) {
      this.#video.currentTime = Math.max(0, (at - this.#beginsAt) / 1000);
      return;
    }
    const place = placeAt(this.track.path, at);
    if (!place) return;
    this.#dot.removeAttribute("hidden");
    this.#dot.setAttribute("cx", place.x_px);
    this.#dot.setAttribute("cy", place.y_px);
  }

  /** Makes an event's place on the path stand out; null none. */
  highlight(eventId) {
    for (const mark of this.#overlay.querySelectorAll(".moment"))
      mark.classList.toggle("lit", mark.dataset.event === eventId);
  }

  #showSnapshot() {
    const image = h("img", {
      src: `v1/tracks/${this.id}/snapshot.jpg`,
      alt: t("The track's best picture, with its path"),
      onerror: () => this.#explain(),
    });
    this.#body.replaceChildren(image, this.#overlay);
  }

  async #showClip() {
    if (this.#video) return this.#body.replaceChildren(this.#video);
    this.#body.replaceChildren(
      empty("", h("p.loading", { role: "status" }, t("Creating the clip from the recording …"))),
    );
    try {
      const response = await fetch(`v1/tracks/${this.id}/clip.mp4`, { signal: this.signal });
      if (!response.ok)
        throw Object.assign(new Error((await response.json().catch(() => ({}))).detail), { status: response.status });
      this.#beginsAt = Date.parse(response.headers.get("Followspot-Begins-At"));
      const video = h("video", {
        src: URL.createObjectURL(await response.blob()),
        controls: true,
        autoplay: true,
        loop: true,
        muted: true,
        playsinline: true,
        "aria-label": t("Clip of the track with its path"),
        onerror: () => this.#gone(t("The browser cannot play the clip")),
      });
      video.muted = true;
      this.#video = video;
      this.#body.replaceChildren(video);
      this.#follow(video);
    } catch (error) {
      if (!this.signal.aborted) this.#gone(error.message, error.status);
    }
  }

  /** Tells the time of every picture that is shown. */
  #follow(video) {
    const tell = () => {
      if (this.signal.aborted) return;
      if (video.isConnected) this.onTime(this.#beginsAt + video.currentTime * 1000);
      requestAnimationFrame(tell);
    };
    requestAnimationFrame(tell);
  }

  /** An image does not say why it failed: the same address asked once more does. */
  async #explain() {
    try {
      const response = await fetch(`v1/tracks/${this.id}/snapshot.jpg`, { signal: this.signal });
      const { detail } = response.ok ? {} : await response.json().catch(() => ({}));
      this.#gone(detail ?? t("The picture cannot be shown"), response.status);
    } catch {
      if (!this.signal.aborted) this.#gone(t("The gateway does not answer"), 0);
    }
  }

  /** Only 404 and 410 mean that there is nothing: anything else may work again later. */
  #gone(why, status = 404) {
    const isGone = status === 404 || status === 410;
    this.#body.replaceChildren(
      empty(
        why || t("There are no pictures"),
        h(
          "p",
          {},
          isGone
            ? t("Kafka keeps pictures for a limited time. The path and the events stay.")
            : t("This may work again later: the pictures are not gone."),
        ),
        isGone
          ? null
          : h(
              "button",
              { type: "button", onclick: () => (this.#video ? null : this.choose("snapshot")) },
              t("Try again"),
            ),
      ),
    );
  }

  #key(event) {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = this.tabs.find((tab) => tab !== event.target);
    other.focus();
    this.choose(other.dataset.tab);
  }
}
