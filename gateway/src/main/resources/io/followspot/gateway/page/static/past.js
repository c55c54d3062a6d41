// What a line or a zone would have counted today and yesterday, shown while it is drawn.

import { get, query } from "./api.js";
import { justBefore, midnight } from "./days.js";
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { count, plural } from "./format.js";
import { directionOf } from "./names.js";
import { passageRow } from "./passages.js";
import { cornersOf } from "./shapes.js";

/** Drawing goes on for a moment after each change. */
const PAUSE_MS = 350;
const LISTED = 60;

export class Past {
  element = h("div.past", { role: "status", "aria-label": "What it would have counted" });
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
    this.element.replaceChildren(h("small", {}, "Counting the past …"));
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
        this.#row("Today", today, region),
        this.#row("Yesterday", yesterday, region),
        h(
          "small",
          {},
          today.tracks + yesterday.tracks
            ? "It would have counted so: from the paths of tracks that have ended."
            : "No track has ended here since yesterday: there is no past to count.",
        ),
      );
    } catch (problem) {
      if (asked === this.#shown) this.element.replaceChildren(h("small.fault", {}, problem.message));
    }
  }

  #row(day, past, region) {
    const words = kindsOf(region);
    const texts = Object.entries(words).map(([what, { name }]) => `${count(past[what] ?? 0)} ${name}`);
    const show = past.passages.length
      ? h("button.small", { type: "button", onclick: () => list(day, past, region, words) }, "Show")
      : null;
    return h("p", {}, h("span", {}, `${day} `, h("b", {}, texts.join(", "))), show);
  }
}

/** What can happen at a region, each with its name and colour. */
function kindsOf(region) {
  if (region.polygon)
    return { entered: { name: "entered", tone: "var(--accent)" }, exited: { name: "left", tone: "var(--ink-2)" } };
  return {
    forward: { name: directionOf(region, true), tone: "var(--line)" },
    backward: { name: directionOf(region, false), tone: "var(--accent)" },
  };
}

function list(day, past, region, words) {
  const sum = Object.keys(words).reduce((all, what) => all + (past[what] ?? 0), 0);
  const shown =
    past.passages.length < sum
      ? `The latest ${past.passages.length} of ${plural(sum, "passage")}`
      : plural(sum, "passage");
  // The page below has changes that are not saved: a track opens in another tab.
  const rows = past.passages.map((one) => passageRow(one, words[one.what].name, words[one.what].tone));
  for (const row of rows) for (const link of row.querySelectorAll("a")) link.target = "_blank";
  const dialog = openDialog(
    `Passages, ${day}`,
    h(
      "div.body",
      {},
      h("h1", { tabindex: -1 }, `${day}, had it been there`),
      h("p.muted", {}, `${shown}, the latest first`),
      h("ul.passages", {}, rows),
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, "Close")),
    ),
  );
}
