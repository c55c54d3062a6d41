// Saves what happened around a moment as one file, here or on the server.

import { collect } from "../case.js";
import { h } from "../dom.js";
import { clockTime, shortTime } from "../format.js";
import { t } from "../text.js";
import { KeptCases } from "./kept-cases.js";

/** The span of a case around the moment, unless it was chosen. */
const AROUND_MS = 5 * 60_000;

/** Saves a case: from and to are set from the moment. */
export class CasePanel {
  #now;
  #signal;
  #from = null;
  #to = null;
  #range = h("output", {});
  #bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": t("Saving the case") });
  #status = h("p.hint", { role: "status" });
  #save = h("button", { type: "button", onclick: () => this.#start() }, t("Save case"));
  #title = h("input.auto", { maxlength: 200, "aria-label": t("Title of the case"), placeholder: t("Title") });
  #keep = h("button.primary", { type: "button", onclick: () => this.#begin() }, t("Keep on the server"));
  #kept;
  element;

  /**
   * @param now tells {at, span, cameras, camera}; cameras are those shown, camera the one that was chosen, if any
   * @param names of the cameras
   * @param signal ends the work
   */
  constructor(now, names, signal) {
    this.#now = now;
    this.#signal = signal;
    this.#kept = new KeptCases(names, signal);
    const button = (text, onclick) => h("button.small", { type: "button", onclick }, text);
    this.element = h(
      "section.panel",
      { "aria-label": t("Case") },
      h("header", {}, h("h2", {}, t("Case")), this.#range),
      h(
        "div.body.stack",
        {},
        h(
          "p.muted",
          {},
          t(
            "One file with tracks, events, crossings, alerts, snapshots and clips, to keep when Kafka has deleted the pictures.",
          ),
        ),
        h(
          "div.row",
          {},
          button(t("From this moment"), () => this.#choose("from")),
          button(t("Up to this moment"), () => this.#choose("to")),
        ),
        h("div.row", {}, h("span.row.operator", {}, this.#title, this.#keep), this.#save, this.#bar),
        this.#status,
        this.#kept.element,
      ),
    );
  }

  /** The moment has changed. */
  moved() {
    const [from, to] = this.#chosen();
    this.#range.textContent = t("{from} to {to}", {
      from: shortTime(new Date(from).toISOString()),
      to: clockTime(new Date(to).toISOString()),
    });
  }

  #choose(end) {
    if (end === "from") this.#from = this.#now().at;
    else this.#to = this.#now().at;
    this.moved();
  }

  #chosen() {
    const { at, span } = this.#now();
    const from = this.#from ?? Math.max(span.from, Math.min(at, this.#to ?? at) - AROUND_MS);
    const to = this.#to ?? Math.min(span.to, Math.max(at, from) + AROUND_MS);
    return [Math.min(from, to), Math.max(from, to)];
  }

  async #begin() {
    const [from, to] = this.#chosen();
    this.#keep.disabled = true;
    try {
      await this.#kept.keep({
        title: this.#title.value.trim(),
        cameras: this.#now().cameras.map((one) => one.camera_id),
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
      });
      this.#title.value = "";
      this.#status.textContent = "";
    } catch (problem) {
      if (!this.#signal.aborted) this.#status.textContent = problem.message;
    } finally {
      this.#keep.disabled = false;
    }
  }

  async #start() {
    const [from, to] = this.#chosen();
    this.#save.disabled = true;
    this.#bar.hidden = false;
    this.#status.textContent = t("Collecting …");
    try {
      const range = { camera: this.#now().camera, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      const { blob, name, tracks, missing } = await collect(
        range,
        (done, total) => {
          this.#bar.max = total;
          this.#bar.value = done;
        },
        this.#signal,
      );
      const link = h("a", { href: URL.createObjectURL(blob), download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      this.#status.textContent = [
        t("Saved {count} tracks as {file}.", { count: tracks, file: name }),
        missing ? t("{count} files could not be made: the pictures are no longer stored.", { count: missing }) : "",
      ].join(" ");
    } catch (problem) {
      if (!this.#signal.aborted) this.#status.textContent = problem.message;
    } finally {
      this.#save.disabled = false;
      this.#bar.hidden = true;
    }
  }
}
