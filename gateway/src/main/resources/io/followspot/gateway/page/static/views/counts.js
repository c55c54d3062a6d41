// What was counted at lines and zones, and between zones.

import { get, query } from "../api.js";
import { barChart } from "../chart.js";
import { empty, h, update } from "../dom.js";
import { count, duration } from "../format.js";
import { Names } from "../names.js";
import { listen } from "../stream.js";
import { flowTable } from "./flows.js";

/** The span's name, its length and its slots' length, both in seconds. */
const SPANS = [["10min", "10 minutes", 600, 30], ["1h", "1 hour", 3600, 60], ["24h", "24 hours", 86400, 1800], ["7d", "7 days", 604800, 21600]];
const COUNTED = ["line_crossed", "zone_entered", "zone_exited", "confirmed"];

export default async function counts({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const names = new Names(cameras);
  const span = SPANS.find(([key]) => key === search.get("span")) ?? SPANS[1];
  const camera = search.get("camera") ?? "";
  const body = h("div.stack");
  const go = (change) => (location.hash = `#/counts${query({ span: span[0], camera, ...change })}`);
  const spans = h("div.segments", { role: "group", "aria-label": "Within the last" }, SPANS.map((one) =>
    h("button", { type: "button", "aria-pressed": String(one === span), onclick: () => go({ span: one[0] }) }, one[1])));
  const which = h("select.auto", { "aria-label": "Camera", onchange: (event) => go({ camera: event.target.value }) },
    h("option", { value: "" }, "All cameras"), cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === camera }, c.name || c.camera_id)));

  async function refresh() {
    const now = Date.now();
    const from = now - span[2] * 1000;
    const data = await get(`v1/counts${query({ camera, from: new Date(from).toISOString(), bucket: span[3] })}`);
    if (signal.aborted) return;
    const slots = slotsOf(from, Math.max(now, latestOf(data)), span[3]);
    const here = cameras.filter((one) => !camera || one.camera_id === camera);
    const cards = [...linesOf(data, here).map((line) => lineCard(line, slots, names)), ...zonesOf(data, here).map((zone) => zoneCard(zone, slots, names))];
    update(body,
      h("section.panel", {}, h("header", {}, h("h2", {}, "Tracks"), h("b.big", {}, count(sum(data.tracks)))), h("div.body", {}, barChart("Tracks by when they appeared", slots, [{ name: "tracks", tone: "var(--accent)", counts: bySlot(data.tracks) }], [innerWidth > 700 ? 1300 : 600, 130]))),
      cards.length ? h("div.regions", {}, cards) : h("div.panel", {}, empty("No lines and no zones yet", h("p", {}, "Draw a line on a camera's picture to count crossings, or a zone to count who is in it."), h("a.button.primary", { href: camera ? `#/cameras/${camera}` : cameras.length === 1 ? `#/cameras/${cameras[0].camera_id}` : "#/" }, "Choose a camera"))),
      data.flows.length ? flowTable(data.flows, names) : "");
  }

  await refresh();
  let due = null;
  listen((kind, message) => {
    if (kind !== "track_event" || !COUNTED.includes(message.type)) return;
    due ??= setTimeout(() => {
      due = null;
      if (!signal.aborted) refresh().catch(() => {});
    }, 1200);
  }, signal, { events: COUNTED, cameras: camera ? [camera] : null });
  return [h("div.head", {}, h("div", {}, h("h1", {}, "Counts"), h("p", {}, "Every crossing and every visit, counted once.")), h("div.row", {}, which, spans)), body];
}

function slotsOf(from, to, seconds) {
  const slots = [];
  for (let t = Math.ceil(from / 1000 / seconds) * seconds * 1000; t <= to; t += seconds * 1000) slots.push(t);
  return slots;
}

/** A recording that was published faster than it was filmed was captured later than now. */
const latestOf = (data) => [data, ...data.lines, ...data.zones].flatMap((one) => one.buckets ?? one.tracks).reduce((latest, bucket) => Math.max(latest, Date.parse(bucket.at)), 0);

const sum = (buckets) => buckets.reduce((all, bucket) => all + bucket.count, 0);

function bySlot(buckets, what) {
  const sums = new Map();
  for (const bucket of buckets) {
    const at = Date.parse(bucket.at);
    if (!what || bucket.what === what) sums.set(at, (sums.get(at) ?? 0) + bucket.count);
  }
  return sums;
}

/** Counts, including those of lines without crossings: 0. */
function linesOf(data, cameras) {
  const key = (line) => `${line.camera_id} ${line.line_id}`;
  const counted = new Map(data.lines.map((line) => [key(line), line]));
  for (const camera of cameras) {
    for (const { line_id } of camera.lines) {
      const line = { camera_id: camera.camera_id, line_id, forward: 0, backward: 0, buckets: [] };
      if (!counted.has(key(line))) counted.set(key(line), line);
    }
  }
  return [...counted.values()];
}

function zonesOf(data, cameras) {
  const key = (zone) => `${zone.camera_id} ${zone.zone_id}`;
  const counted = new Map(data.zones.map((zone) => [key(zone), zone]));
  for (const camera of cameras) {
    for (const { zone_id } of camera.zones) {
      const zone = { camera_id: camera.camera_id, zone_id, entered: 0, exited: 0, inside: 0, buckets: [] };
      if (!counted.has(key(zone))) counted.set(key(zone), zone);
    }
  }
  return [...counted.values()];
}

function card(kind, id, cameraId, names, figures, chart) {
  const name = names.region(cameraId, id);
  return h("section.panel.region-card", { "aria-label": `${kind === "line" ? "Line" : "Zone"} ${name}` },
    h("header", {}, h("div.row", {}, h(`span.swatch.${kind}`), h("h2", {}, name)), h("a.muted", { href: `#/cameras/${cameraId}` }, names.camera(cameraId))),
    h("div.body", {}, h("dl.figures", {}, figures.map(([title, value, tone]) => {
      const term = h("dt", {}, title);
      if (tone) term.style.setProperty("--tone", tone);
      return h("div", {}, term, h("dd", {}, typeof value === "number" ? count(value) : value));
    })), chart));
}

function lineCard(line, slots, names) {
  const kinds = [{ name: "forward", tone: "var(--line)", counts: bySlot(line.buckets, "forward") }, { name: "backward", tone: "var(--accent)", counts: bySlot(line.buckets, "backward") }];
  return card("line", line.line_id, line.camera_id, names, [["→ Forward", line.forward, kinds[0].tone], ["← Backward", line.backward, kinds[1].tone]],
    barChart(`Crossings of ${names.region(line.camera_id, line.line_id)}`, slots, kinds));
}

function zoneCard(zone, slots, names) {
  return card("zone", zone.zone_id, zone.camera_id, names, [["Entered", zone.entered, "var(--accent)"], ["Left", zone.exited], ["Inside", zone.inside], ["Mean stay", zone.mean_dwell_us ? duration(zone.mean_dwell_us / 1e6) : "–"]],
    barChart(`Entries to ${names.region(zone.camera_id, zone.zone_id)}`, slots, [{ name: "entered", tone: "var(--accent)", counts: bySlot(zone.buckets, "entered") }]));
}
