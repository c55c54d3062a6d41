// "What moved here": a rectangle drawn over a camera's picture, and the tracks that were inside it.

import { get, query } from "../api.js";
import { empty, h } from "../dom.js";
import { clockTime, duration, nameOf, secondsBetween } from "../format.js";
import { RegionBox } from "../region-box.js";
import { reviewRow } from "../review-row.js";
import { t } from "../text.js";

const PAGE = 20;
/** While the region or the moment still changes, nothing is asked for. */
const WAIT_MS = 300;

export class PlaceSearch {
  #about;
  #signal;
  #box = new RegionBox();
  #camera;
  #status = h("p.muted", { role: "status" });
  #list = h("ul.passages");
  #more = h("div.more");
  #clear = h("button.small", { type: "button", onclick: () => this.#box.clear() }, t("Clear"));
  #searchTimer = 0;
  #pictureTimer = 0;
  #asked = 0;
  #at = 0;
  element;

  /**
   * @param about {cameras, span, place, region, reviewed, hasPicture, look, onChange}; place is the camera that was
   *   chosen, region its rectangle, both may be empty; onChange receives both
   * @param signal ends the loading
   */
  constructor(about, signal) {
    this.#about = about;
    this.#signal = signal;
    this.#camera = h(
      "select.auto",
      { "aria-label": t("Camera to search"), onchange: () => this.#chosen() },
      about.cameras.map((one) =>
        h("option", { value: one.camera_id, selected: one.camera_id === about.place }, one.name || one.camera_id),
      ),
    );
    // A rectangle is that of one camera.
    this.#box.text = about.cameras.some((one) => one.camera_id === about.place) ? about.region : "";
    this.#box.onChange = () => this.#changed();
    signal.addEventListener("abort", () => {
      clearTimeout(this.#searchTimer);
      clearTimeout(this.#pictureTimer);
    });
    this.element = h(
      "section.panel.place-panel",
      { "aria-label": t("What moved here") },
      h(
        "header",
        {},
        h("h2", {}, t("What moved here")),
        h("div.row", {}, about.cameras.length > 1 ? this.#camera : null, this.#clear),
      ),
      h(
        "div.body.place-search",
        {},
        h(
          "div.stack.tight",
          {},
          h("p.muted", {}, t("Draw a rectangle around the ground where something stood or walked.")),
          this.#box.element,
        ),
        h("div.stack.tight", {}, this.#status, this.#list, this.#more),
      ),
    );
    this.#changed();
  }

  /** The moment has changed: the picture is that of it. */
  moved(at) {
    this.#at = at;
    clearTimeout(this.#pictureTimer);
    this.#pictureTimer = setTimeout(() => this.#show(), WAIT_MS);
  }

  #show() {
    const camera = this.#camera.value;
    const moment = new Date(this.#at).toISOString();
    const isThere = this.#about.hasPicture(camera, this.#at);
    this.#box.show(isThere ? `v1/cameras/${camera}/picture.jpg${query({ width: 960, at: moment })}` : "");
  }

  #chosen() {
    this.#show();
    this.#changed();
  }

  #changed() {
    this.#clear.hidden = !this.#box.text;
    this.#about.onChange(this.#box.text ? this.#camera.value : "", this.#box.text);
    clearTimeout(this.#searchTimer);
    this.#asked++;
    this.#list.replaceChildren();
    this.#more.replaceChildren();
    this.#status.textContent = this.#box.text ? t("Searching …") : "";
    if (this.#box.text) this.#searchTimer = setTimeout(() => this.#search(), WAIT_MS);
  }

  async #search(cursor) {
    const asked = this.#asked;
    const { span } = this.#about;
    try {
      const answer = await get(
        `v1/cameras/${this.#camera.value}/movement${query({
          region: this.#box.text,
          from: new Date(span.from).toISOString(),
          to: new Date(span.to - 1).toISOString(),
          limit: PAGE,
          cursor,
        })}`,
      );
      if (asked !== this.#asked || this.#signal.aborted) return;
      this.#list.append(...answer.tracks.map((one) => this.#row(one)));
      this.#tell(answer.next_cursor);
    } catch (problem) {
      if (asked === this.#asked && !this.#signal.aborted) this.#status.textContent = problem.message;
    }
  }

  #tell(next) {
    const n = this.#list.children.length;
    this.#status.textContent = next
      ? t("The latest {count} tracks that were here", { count: n })
      : n
        ? t("{count} tracks were here", { count: n })
        : "";
    const again = (event) => {
      event.target.disabled = true;
      this.#search(next);
    };
    this.#more.replaceChildren(
      next
        ? h("button", { type: "button", onclick: again }, t("Show more"))
        : n
          ? ""
          : empty(t("Nothing moved here"), h("p", {}, t("No track that has ended was in this region then."))),
    );
  }

  #row(one) {
    const camera = this.#camera.value;
    const [{ from: at }] = one.inside;
    const seconds = one.inside.reduce((sum, { from, to }) => sum + secondsBetween(from, to), 0);
    const times = one.inside.length > 1 ? t("{count} times", { count: one.inside.length }) : "";
    const item = {
      camera,
      id: one.track_id,
      at,
      title: h("a", { href: `#/tracks/${one.track_id}` }, nameOf(one)),
      tone: "var(--accent)",
      more: h(
        "span.muted",
        {},
        t("{time} here, until {end}", { time: duration(seconds), end: clockTime(one.inside.at(-1).to) }),
        times ? ` · ${times}` : "",
      ),
      picture: { ...one, at },
    };
    return reviewRow(item, this.#about.reviewed, this.#about.look);
  }
}
