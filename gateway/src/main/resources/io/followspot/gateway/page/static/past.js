// What a line or a zone would have counted today and yesterday, shown while it is drawn.

import { get, query } from "./api.js";
import { justBefore, midnight } from "./days.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";

import { directionOf } from "./names.js";
import { passageRow } from "./passages.js";
import { cornersOf } from "./shapes.js";
import { listed, t } from "./text.js";

/** Drawing goes on for a moment after each change. */
const PAUSE_MS = 350;
const LISTED = 60;

export class Past {
  element = h("div.past", { role: "status", "aria-label": t("What it would have counted") });
  #camera;
  #signal;
  #shown = "";
  #timer = null;

  constructor(camera, signal) {
    this.#camera = camera;
    this.#signal = signal;
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** Counts with this region, unless it was already. */
  show(region) {
    const points = cornersOf(region)
      .map((p) => `${p.x},${p.y}`)
      .join(";");
    const asked = `${points} ${region.forward_name} ${region.backward_name}`;
    if (asked === this.#shown) return;
    this.#shown = asked;
    clearTimeout(this.#timer);
    this.element.replaceChildren(h("small", {}, t("Counting the past …")));
    this.#timer = setTimeout(() => this.#count(region, points, asked), PAUSE_MS);
  }

  async #count(region, points, asked) {
    const now = new Date();
    const ask = (from, to) =>
      get(
        `v1/cameras/${this.#camera}/count-past${query({ [region.polygon ? "zone" : "line"]: points, from: from.toISOString(), to: to && justBefore(to), limit: LISTED })}`,
      );
    try {
      const days = await Promise.all([ask(midnight(now), midnight(now, 1)), ask(midnight(now, -1), midnight(now))]);
      if (this.#signal.aborted || asked !== this.#shown) return;
      const [today, yesterday] = days;
      this.element.replaceChildren(
        this.#row(t("Today"), today, region),
        this.#row(t("Yesterday"), yesterday, region),
        h(
          "small",
          {},
          today.tracks + yesterday.tracks
            ? t("It would have counted so: from the paths of tracks that have ended.")
            : t("No track has ended here since yesterday: there is no past to count."),
        ),
      );
    } catch (problem) {
      if (asked === this.#shown) this.element.replaceChildren(h("small.fault", {}, problem.message));
    }
  }

  #row(day, past, region) {
    const words = kindsOf(region);
    const texts = Object.entries(words).map(([what, { name }]) =>
      t("{n} {what}", { n: Number(past[what] ?? 0), what: name }),
    );
    const show = past.passages.length
      ? h("button.small", { type: "button", onclick: () => list(day, past, region, words) }, t("Show"))
      : null;
    return h("p", {}, h("span", {}, `${day} `, h("b", {}, listed(texts))), show);
  }
}

/** What can happen at a region, each with its name and colour. */
function kindsOf(region) {
  if (region.polygon)
    return {
      entered: { name: t("entered"), tone: "var(--accent)" },
      exited: { name: t("left (visits)"), tone: "var(--ink-2)" },
    };
  return {
    forward: { name: directionOf(region, true), tone: "var(--line)" },
    backward: { name: directionOf(region, false), tone: "var(--accent)" },
  };
}

function list(day, past, region, words) {
  const sum = Object.keys(words).reduce((all, what) => all + (past[what] ?? 0), 0);
  const shown =
    past.passages.length < sum
      ? t("The latest {n} of {count} passages", { n: past.passages.length, count: sum })
      : t("{count} passages", { count: sum });
  // The page below has changes that are not saved: a track opens in another tab.
  const rows = past.passages.map((one) => passageRow(one, words[one.what].name, words[one.what].tone));
  for (const row of rows) for (const link of row.querySelectorAll("a")) link.target = "_blank";
  const dialog = openDialog(
    t("Passages, {day}", { day }),
    h(
      "div.body",
      {},
      h("h1", { tabindex: -1 }, t("{day}, had it been there", { day })),
      h("p.muted", {}, listed([shown, t("the latest first")])),
      h("ul.passages", {}, rows),
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, t("Close"))),
    ),
  );
}
