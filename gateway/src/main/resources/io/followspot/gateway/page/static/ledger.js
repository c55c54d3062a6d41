// What became of every frame of a camera.

import { h } from "./dom.js";
import { count, shortTime } from "./format.js";
import { term } from "./terms.js";
import { listed, parts, t } from "./text.js";

const PARTS = [
  ["processed", t("processed"), "var(--good)"],
  ["duplicate", t("duplicate"), "var(--calm)"],
  ["late", t("late"), "var(--warn)"],
  ["rejected", t("rejected"), "var(--bad)"],
];

/** received = processed + duplicate + late + rejected; null before the first report. */
export function sums(status) {
  const ledger = status?.ledger;
  if (!ledger) return null;
  const rejected = Object.values(ledger.rejected).reduce((a, b) => a + b, 0);
  const balanced = ledger.received === ledger.processed + ledger.duplicate + ledger.late + rejected;
  return { ...ledger, rejected, balanced, reasons: Object.entries(ledger.rejected) };
}

/** The shares of a ledger as one bar. */
export function balanceBar(sum) {
  const text = listed(PARTS.map(([part, name]) => t("{part}: {n}", { part: name, n: sum[part] })));
  const bar = h("div.balance", { role: "img", "aria-label": text, title: text });
  for (const [part, , colour] of PARTS) {
    if (!sum[part]) continue;
    const piece = h("i");
    piece.style.cssText = `background:${colour};flex:${sum[part]} 0 3px`;
    bar.append(piece);
  }
  return bar;
}

/** A ledger in full. */
export function ledgerOf(status) {
  const sum = sums(status);
  if (!sum?.received) return h("p.muted", {}, status?.message || t("No frames yet."));
  const row = (name, n, colour) => {
    const swatch = colour ? h("span.swatch.part") : null;
    if (swatch) swatch.style.background = colour;
    return [h("dt", {}, swatch, name), h("dd.num", {}, count(n))];
  };
  return h(
    "div.stack",
    {},
    balanceBar(sum),
    h(
      "dl.facts.ledger",
      {},
      row(t("received"), sum.received),
      PARTS.map(([part, name, colour]) => row(name, sum[part], colour)),
      sum.reasons.map(([reason, n]) => row(`– ${term(reason)}`, n)),
      row(t("missing"), sum.missing),
      row(t("tracks"), sum.tracks_confirmed),
    ),
    sum.balanced ? null : h("p.fault", {}, t("The ledger does not add up.")),
    status.message ? h("p.muted", {}, status.message) : null,
    h(
      "p.muted.small-text",
      {},
      parts("as of {time} · configuration {hash}", {
        time: shortTime(status.occurred_at),
        hash: h("span.mono", {}, status.configuration_hash),
      }),
    ),
  );
}
