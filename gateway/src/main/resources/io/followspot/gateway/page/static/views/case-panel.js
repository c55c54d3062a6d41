// Saves what happened around a moment as one file.

import { collect } from "../case.js";
import { h } from "../dom.js";
import { clockTime, shortTime } from "../format.js";
import { t } from "../text.js";

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
  #save = h("button.primary", { type: "button", onclick: () => this.#start() }, t("Save case"));
  element;

  constructor(now, signal) {
    this.#now = now;
    this.#signal = signal;
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
          this.#save,
          this.#bar,
        ),
        this.#status,
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
