// The latest events, as they come.

import { colourOf, toneOf } from "./colour.js";
import { h } from "./dom.js";
import { clockTime, momentOf, nameOf, sentence } from "./format.js";
import { t } from "./text.js";

const LENGTH = 60;

export class Feed {
  /** Regions and cameras by their names: nameOfRegion(camera, region), nameOfCamera(camera). */
  constructor(title, names) {
    this.names = names;
    this.none = h("p.hint", {}, t("No events yet. Events appear here when they are committed."));
    this.list = h("ol", { "aria-label": t("Latest events") });
    this.element = h(
      "aside.panel.feed",
      { "aria-label": title },
      h("header", {}, h("h2", {}, title), h("a.muted", { href: "#/tracks" }, t("All tracks"))),
      this.none,
      this.list,
    );
  }

  add(event) {
    this.none.hidden = true;
    // Cameras commit one after the other: the later event may arrive first.
    const at = Date.parse(momentOf(event));
    const below = [...this.list.children].find((item) => item.at <= at) ?? null;
    this.list.insertBefore(Object.assign(this.#entry(event), { at }), below);
    while (this.list.children.length > LENGTH) this.list.lastChild.remove();
  }

  #entry(event) {
    const { track } = event;
    const dot = h("span.dot");
    dot.style.background = colourOf(track.track_id, 55);
    const item = h(
      "li",
      {},
      h(
        "a",
        { href: `#/tracks/${track.track_id}` },
        dot,
        h(
          "span",
          {},
          sentence(
            event,
            (id) => this.names.region(track.camera_id, id),
            (id, forward) => this.names.direction(track.camera_id, id, forward),
          ),
        ),
        h("time", { datetime: track.last_seen }, clockTime(momentOf(event))),
        h("span.sub", {}, `${nameOf(track)} · ${this.names.camera(track.camera_id)}`),
      ),
    );
    item.style.setProperty("--tone", toneOf(event.type));
    return item;
  }
}
