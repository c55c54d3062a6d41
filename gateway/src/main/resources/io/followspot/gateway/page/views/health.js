// What became of every frame of every camera.

import { count, h, shortTime, words } from "../dom.js";
import { get } from "../api.js";

const COLOURS = { processed: "var(--good)", duplicate: "#6b8afd", late: "var(--warn)", rejected: "var(--bad)" };

export default async function health({ signal }) {
  const body = h("tbody");
  const none = h("div.empty", { hidden: true }, h("h2", {}, "No cameras yet"));
  const page = [
    h("div.head", {}, h("div", {}, h("h1", {}, "Health"), h("p", {}, "Every frame is accounted for: received = processed + duplicate + late + rejected."))),
    h("div.panel.scroll", {}, h("table", {},
      h("thead", {}, h("tr", {},
        h("th", {}, "Camera"), h("th", {}, "State"), h("th.num", {}, "Received"), h("th.num", {}, "Processed"), h("th.num", {}, "Duplicate"),
        h("th.num", {}, "Late"), h("th.num", {}, "Rejected"), h("th.num", {}, "Missing"), h("th", {}, "Balance"), h("th.num", {}, "Tracks"), h("th", {}, "As of"))),
      body), none),
  ];
  async function refresh() {
    const { cameras } = await get("v1/cameras");
    none.hidden = cameras.length > 0;
    body.replaceChildren(...cameras.flatMap(rows));
  }
  await refresh();
  const timer = setInterval(() => refresh().catch(() => {}), 2000);
  signal.addEventListener("abort", () => clearInterval(timer));
  return page;
}

function rows(camera) {
  const status = camera.status;
  const name = h("a", { href: `#/cameras/${camera.camera_id}` }, camera.name || camera.camera_id);
  const ledger = status?.ledger;
  if (!ledger) {
    return [h("tr", {}, h("td", {}, name), h("td", {}, h("span.chip", {}, "no frames yet")), h("td.muted", { colspan: 9 }, status?.message ?? ""))];
  }
  const rejected = Object.values(ledger.rejected).reduce((a, b) => a + b, 0);
  const balanced = ledger.received === ledger.processed + ledger.duplicate + ledger.late + rejected;
  const row = h("tr", {},
    h("td", {}, name), h("td", {}, stateChip(status)),
    cell(ledger.received), cell(ledger.processed), cell(ledger.duplicate), cell(ledger.late), cell(rejected), cell(ledger.missing),
    h("td", {}, balanced ? bar({ ...ledger, rejected }) : h("span.chip.bad", {}, "does not add up")),
    cell(ledger.tracks_confirmed), h("td.muted", {}, shortTime(status.occurred_at)));
  const reasons = Object.entries(ledger.rejected);
  if (!reasons.length && !status.message) return [row];
  const text = [...reasons.map(([reason, n]) => `${count(n)} × ${words(reason)}`), status.message].filter(Boolean).join(" · ");
  return [row, h("tr", {}, h("td", {}), h("td.muted", { colspan: 10 }, text))];
}

const cell = (n) => h("td.num", {}, count(n));

function bar(parts) {
  const bar = h("div.balance", { title: Object.keys(COLOURS).map((part) => `${part}: ${count(parts[part])}`).join(", ") });
  for (const [part, colour] of Object.entries(COLOURS)) {
    const piece = h("i");
    piece.style.cssText = `background:${colour};width:${parts.received ? (100 * parts[part]) / parts.received : 0}%`;
    bar.append(piece);
  }
  return bar;
}

function stateChip(status) {
  const quietS = (Date.now() - Date.parse(status.occurred_at)) / 1000;
  if (status.type === "degraded" || status.type === "refused") return h("span.chip.warn", {}, status.type);
  if (status.type === "stream_ended") return h("span.chip", {}, "stream ended");
  return quietS < 120 ? h("span.chip.good", {}, "streaming") : h("span.chip", {}, "quiet");
}
