// Cases that the gateway keeps: how far they are, their files, and their end.

import { get, post, remove } from "../api.js";
import { ask } from "../dialog.js";
import { h, toast, update } from "../dom.js";
import { clockTime, number, shortTime } from "../format.js";
import { listed, t } from "../text.js";

/** How often the progress is asked for. */
const EVERY_MS = 1000;
const MB = 1 << 20;

export class KeptCases {
  #names;
  #signal;
  #timer = 0;
  #list = h("ul.kept");
  #none = h("p.muted", { hidden: true }, t("No case is kept yet."));
  element = h("div.stack.tight", {}, h("h3.kept-head", {}, t("Kept cases")), this.#none, this.#list);

  /**
   * @param names of the cameras
   * @param signal ends the loading
   */
  constructor(names, signal) {
    this.#names = names;
    this.#signal = signal;
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
    this.#refresh();
  }

  /**
   * Begins a case.
   *
   * @param about {title, cameras, from, to} as the API takes them
   */
  async keep(about) {
    await post("v1/cases", about);
    await this.#refresh();
  }

  async #refresh() {
    clearTimeout(this.#timer);
    try {
      const { cases } = await get("v1/cases");
      if (this.#signal.aborted) return;
      this.#none.hidden = cases.length > 0;
      update(
        this.#list,
        cases.map((one) =>
          h("li", { "data-case": one.case_id }, this.#text(one), this.#progress(one), this.#links(one)),
        ),
      );
      if (cases.some(isPending)) this.#timer = setTimeout(() => this.#refresh(), EVERY_MS);
    } catch (problem) {
      if (!this.#signal.aborted) toast(problem.message);
    }
  }

  #text(one) {
    const span = t("{from} to {to}", { from: shortTime(one.from), to: clockTime(one.to) });
    const cameras = listed(one.cameras.map((id) => this.#names.camera(id)));
    return h(
      "div.grow",
      {},
      h("b", {}, one.title || span),
      h("span.muted", {}, [one.title ? span : "", cameras, one.created_by].filter(Boolean).join(" · ")),
      one.state === "failed" ? h("span.fault", {}, one.problem) : null,
      one.missing
        ? h(
            "span.muted",
            {},
            t("{count} files could not be made: the pictures are no longer stored.", { count: one.missing }),
          )
        : null,
    );
  }

  #progress(one) {
    if (!isPending(one)) return null;
    return h("progress", {
      max: Math.max(1, one.total),
      value: one.done,
      "aria-label": t("Keeping the case"),
    });
  }

  #links(one) {
    return h(
      "span.row",
      {},
      one.download
        ? h(
            "a.button.small",
            { href: one.download.replace(/^\//, ""), download: `case-${one.case_id}.zip` },
            t("Download, {n} MB", { n: number(Math.max(0.1, one.bytes / MB), 1) }),
          )
        : null,
      h(
        "button.small.operator",
        { type: "button", "data-key": `delete-${one.case_id}`, onclick: () => this.#delete(one) },
        t("Delete"),
      ),
    );
  }

  async #delete({ case_id: id }) {
    const text = t("Its pictures may be stored nowhere else.");
    if (!(await ask(t("Delete this case?"), text, t("Delete")))) return;
    try {
      await remove(`v1/cases/${id}`);
      await this.#refresh();
    } catch (problem) {
      toast(problem.message);
    }
  }
}

const isPending = ({ state }) => state === "waiting" || state === "collecting";
