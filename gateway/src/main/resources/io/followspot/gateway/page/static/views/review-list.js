// What there is to review in a span of time: alerts and crossings, each with a mark.

import { get, query } from "../api.js";
import { empty, h } from "../dom.js";
import { capital, nameOf } from "../format.js";
import { reviewRow } from "../review-row.js";
import { t } from "../text.js";

/** Rows that are shown at once, and more by a button. */
const PAGE = 12;
/** Crossings in one answer, at most. */
const CROSSINGS = 500;

export class ReviewList {
  #names;
  #reviewed;
  #look;
  #items = [];
  #shown = PAGE;
  #onlyNew = true;
  #isCut = false;
  #status = h("p.muted", { role: "status" });
  #list = h("ul.passages.wide");
  #more = h("div.more");
  #all = this.#choice(t("All"), false);
  #new = this.#choice(t("Not reviewed"), true);
  element;

  /**
   * @param names of cameras and lines
   * @param reviewed the marks
   * @param look goes to a moment
   */
  constructor(names, reviewed, look) {
    this.#names = names;
    this.#reviewed = reviewed;
    this.#look = look;
    this.element = h(
      "section.panel",
      { "aria-label": t("To review") },
      h(
        "header",
        {},
        h("h2", {}, t("To review")),
        h("div.segments", { role: "group", "aria-label": t("Which are shown") }, this.#new, this.#all),
      ),
      h("div.body.stack", {}, this.#status, this.#list, this.#more),
    );
  }

  /**
   * Shows the alerts, and loads the crossings.
   *
   * @param range {camera, from, to} as the API takes them
   */
  async load(range, alerts) {
    const { crossings, next_cursor: next } = await get(`v1/crossings${query({ ...range, limit: CROSSINGS })}`);
    this.#isCut = Boolean(next);
    this.#items = [...alerts.map((one) => this.#alert(one)), ...crossings.map((one) => this.#crossing(one))].sort(
      (a, b) => Date.parse(b.at) - Date.parse(a.at),
    );
    this.draw();
  }

  /** Redraws after marks have changed. */
  draw() {
    const wanted = this.#items.filter((item) => !this.#onlyNew || !this.#reviewed.has(item));
    const left = this.#items.filter((item) => !this.#reviewed.has(item)).length;
    this.#new.setAttribute("aria-pressed", String(this.#onlyNew));
    this.#all.setAttribute("aria-pressed", String(!this.#onlyNew));
    this.#status.textContent = [
      t("{count} of {total} are not reviewed.", { count: left, total: this.#items.length }),
      this.#isCut
        ? t("Only the latest {n} crossings are listed: choose a shorter time for others.", { n: CROSSINGS })
        : "",
    ].join(" ");
    this.#list.replaceChildren(
      ...wanted.slice(0, this.#shown).map((item) => reviewRow(item, this.#reviewed, this.#look, () => this.#marked())),
    );
    this.#more.replaceChildren(
      wanted.length > this.#shown
        ? h("button", { type: "button", onclick: () => this.#showMore() }, t("Show more"))
        : wanted.length
          ? ""
          : empty(
              this.#items.length ? t("All is reviewed") : t("Nothing to review"),
              h("p", {}, this.#items.length ? t("No alert or crossing is left.") : t("No alert and no crossing then.")),
            ),
    );
  }

  #choice(text, onlyNew) {
    return h("button", { type: "button", onclick: () => this.#choose(onlyNew) }, text);
  }

  #choose(onlyNew) {
    this.#onlyNew = onlyNew;
    this.#shown = PAGE;
    this.draw();
  }

  #showMore() {
    this.#shown += PAGE;
    this.draw();
  }

  /** A row that was just marked stays until the list is drawn again: it can be unmarked. */
  #marked() {
    const left = this.#items.filter((item) => !this.#reviewed.has(item)).length;
    this.#status.textContent = t("{count} of {total} are not reviewed.", { count: left, total: this.#items.length });
  }

  #alert(one) {
    return {
      camera: one.camera_id,
      id: one.alert_id,
      at: one.at,
      title: capital(one.text),
      tone: "var(--bad)",
      more: h("span.muted", {}, h("a", { href: `#/cameras/${one.camera_id}` }, this.#names.camera(one.camera_id))),
      picture: one.snapshot ? one : null,
    };
  }

  #crossing(one) {
    return {
      camera: one.camera_id,
      id: one.event_id,
      at: one.at,
      title: t("Crossed {line} {direction}", {
        line: this.#names.region(one.camera_id, one.line_id),
        direction: this.#names.direction(one.camera_id, one.line_id, one.direction === "forward"),
      }),
      tone: "var(--line)",
      more: h(
        "span.muted",
        {},
        h("a", { href: `#/tracks/${one.track_id}` }, nameOf(one)),
        " · ",
        h("a", { href: `#/cameras/${one.camera_id}` }, this.#names.camera(one.camera_id)),
      ),
      picture: one,
    };
  }
}
