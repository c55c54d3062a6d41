// Recently seen tracks, as a strip of cards.

import { get, query } from "./api.js";
import { trackCard } from "./card.js";
import { h } from "./dom.js";
import { t } from "./text.js";

const MOST = 12;
/** Shorter ones are mostly noise. */
const AT_LEAST_S = 3;
const EVERY_MS = 5000;

/** A section that keeps itself up to date; of one camera, or of all. */
export function recentStrip(names, signal, camera = "") {
  const cards = h("div.cards.strip");
  const all = `#/tracks${query({ camera, status: "ended" })}`;
  const section = h(
    "section",
    { hidden: true, "aria-label": t("Just seen") },
    h("div.spread.strip-head", {}, h("h2", {}, t("Just seen")), h("a.muted", { href: all }, t("Search all tracks"))),
    cards,
  );

  async function refresh() {
    if (document.hidden) return;
    const { tracks } = await get(
      `v1/tracks${query({ camera, status: "ended", min_duration: AT_LEAST_S, limit: MOST })}`,
    );
    if (signal.aborted) return;
    const had = new Map([...cards.children].map((card) => [card.dataset.track, card]));
    cards.replaceChildren(...tracks.map((track) => had.get(track.track_id) ?? trackCard(track, names)));
    section.hidden = !tracks.length;
    fit();
  }

  /** What does not fit in two rows is not shown. */
  function fit() {
    const columns = getComputedStyle(cards).gridTemplateColumns.split(" ").length;
    [...cards.children].forEach((card, i) => (card.hidden = i >= 2 * columns));
  }

  const resized = new ResizeObserver(fit);
  resized.observe(cards);
  signal.addEventListener("abort", () => resized.disconnect());
  const again = () => refresh().catch(() => {});
  const timer = setInterval(again, EVERY_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  again();
  return section;
}
