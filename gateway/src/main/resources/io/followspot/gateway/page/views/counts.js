// What was counted at lines and zones.

import { count, duration, h } from "../dom.js";
import { get, query } from "../api.js";
import { listen } from "../stream.js";

const SPANS = [["1", "Last hour", 60], ["24", "Last 24 hours", 3600], ["168", "Last 7 days", 21600]];

export default async function counts({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const names = Object.fromEntries(cameras.map((c) => [c.camera_id, c.name || c.camera_id]));
  const chosen = SPANS.find(([hours]) => hours === search.get("hours")) ?? SPANS[0];
  const camera = search.get("camera") ?? "";
  const body = h("div.stack");

  const go = (change) => (location.hash = `#/counts${query({ hours: chosen[0], camera, ...change })}`);
  const spans = h("div.tabs", { role: "group", "aria-label": "Time" }, SPANS.map((span) =>
    h("button", { type: "button", "aria-selected": String(span === chosen), onclick: () => go({ hours: span[0] }) }, span[1])));
  const which = h("select", { "aria-label": "Camera", style: "width:auto", onchange: (event) => go({ camera: event.target.value }) },
    h("option", { value: "" }, "All cameras"), cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === camera }, c.name || c.camera_id)));

  async function refresh() {
    const to = new Date();
    const from = new Date(to - chosen[0] * 3600_000);
    const data = await get(`v1/counts${query({ camera, from: from.toISOString(), to: to.toISOString(), bucket: chosen[2] })}`);
    if (signal.aborted) return;
    const slots = slotsOf(from, to, chosen[2]);
    body.replaceChildren(
      total(data, slots),
      table("Lines", ["Line", "Camera", "Forward", "Backward", "Over time"], data.lines.map((line) => [line.line_id, names[line.camera_id] ?? line.camera_id, line.forward, line.backward, bars(slots, line.buckets)]),
        "No line has been crossed. Draw one on a camera's page."),
      table("Zones", ["Zone", "Camera", "Entered", "Exited", "Inside", "Mean stay", "Entries over time"], data.zones.map((zone) => [zone.zone_id, names[zone.camera_id] ?? zone.camera_id, zone.entered, zone.exited, zone.inside,
        zone.mean_dwell_us ? duration(zone.mean_dwell_us / 1e6) : "–", bars(slots, zone.buckets.filter((b) => b.what === "entered"))]),
        "Nobody has entered a zone. Draw one on a camera's page."),
      data.flows.length ? table("From zone to zone", ["From", "To", "Camera", "Tracks"], data.flows.map((f) => [f.from_zone, f.to_zone, names[f.camera_id] ?? f.camera_id, f.count])) : "");
  }

  await refresh();
  let due = null;
  listen((kind, message) => {
    if (kind === "track_event" && ["line_crossed", "zone_entered", "zone_exited", "confirmed"].includes(message.type)) due ??= setTimeout(() => { due = null; if (!signal.aborted) refresh().catch(() => {}); }, 1500);
  }, signal);
  return [h("div.head", {}, h("div", {}, h("h1", {}, "Counts"), h("p", {}, "Lines crossed, zones entered and left, each event counted once.")), h("div.row", {}, which, spans)), body];
}

function slotsOf(from, to, seconds) {
  const slots = [];
  for (let t = Math.floor(from / 1000 / seconds) * seconds * 1000; t <= to; t += seconds * 1000) slots.push(t);
  return slots;
}

function bars(slots, buckets) {
  const sums = new Map();
  for (const bucket of buckets) sums.set(Date.parse(bucket.at), (sums.get(Date.parse(bucket.at)) ?? 0) + bucket.count);
  const top = Math.max(1, ...sums.values());
  return h("div.bars", { style: "height:28px" }, slots.map((slot) => {
    const n = sums.get(slot) ?? 0;
    const bar = h("i", { title: `${new Date(slot).toLocaleString()}: ${n}` });
    bar.style.height = `${(100 * n) / top}%`;
    if (!n) bar.style.opacity = 0.15;
    return bar;
  }));
}

function total(data, slots) {
  const n = data.tracks.reduce((sum, bucket) => sum + bucket.count, 0);
  const chart = bars(slots, data.tracks);
  chart.style.height = "84px";
  return h("section.panel", {}, h("header", {}, h("h2", {}, "Tracks"), h("span.muted", {}, `${count(n)} in all`)), h("div.body", {}, chart));
}

function table(title, heads, rows, none) {
  const isNumber = (value) => typeof value === "number";
  return h("section.panel", {}, h("header", {}, h("h2", {}, title)),
    rows.length
      ? h("div.scroll", {}, h("table", {}, h("thead", {}, h("tr", {}, heads.map((head, i) => h(isNumber(rows[0][i]) ? "th.num" : "th", {}, head)))),
          h("tbody", {}, rows.map((row) => h("tr", {}, row.map((value) => h(isNumber(value) ? "td.num" : "td", {}, isNumber(value) ? count(value) : value)))))))
      : h("p.hint", {}, none));
}
