// What a track's events and path say about spans of time.

import { momentOf } from "./format.js";

/** In which status the track was, from when to when. */
export function statusesOf(track, events) {
  const spans = [];
  let now = { status: "tentative", from: Date.parse(track.first_seen) };
  for (const event of events) {
    const at = Date.parse(event.track.frame.captured_at);
    const status = event.type === "ended" ? "ended" : event.track.status;
    if (status === now.status) continue;
    spans.push({ ...now, to: at });
    now = { status, from: at };
  }
  if (now.status !== "ended") spans.push({ ...now, to: Date.parse(track.last_seen) });
  return spans.filter((span) => span.to > span.from);
}

/** The zones a track was in, and the lines it crossed. */
export function lanesOf(track, events, nameOf) {
  const zones = new Map();
  for (const visit of track.visits ?? []) {
    const zone = zones.get(visit.zone_id) ?? { name: nameOf(visit.zone_id), visits: [] };
    zone.visits.push({ from: Date.parse(visit.entered_at), to: Date.parse(visit.exited_at ?? track.last_seen) });
    zones.set(visit.zone_id, zone);
  }
  const crossings = events
    .filter((event) => event.type === "line_crossed")
    .map((event) => ({ event, name: nameOf(event.transition.region_id), at: Date.parse(momentOf(event)) }));
  return { zones: [...zones.values()], crossings };
}

/** How fast it went between the points of its path. */
export function speedsOf(path) {
  const spans = [];
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [Date.parse(path[i - 1].captured_at), Date.parse(path[i].captured_at)];
    if (to > from)
      spans.push({
        from,
        to,
        pxPerS: (Math.hypot(path[i].x_px - path[i - 1].x_px, path[i].y_px - path[i - 1].y_px) * 1000) / (to - from),
      });
  }
  return spans;
}

/** Where on its path the track was at a time, in pixels; null without a path. */
export function placeAt(path, at) {
  if (!path.length) return null;
  const next = path.findIndex((point) => Date.parse(point.captured_at) >= at);
  if (next <= 0) return next === 0 ? path[0] : path.at(-1);
  const [a, b] = [path[next - 1], path[next]];
  const part = (at - Date.parse(a.captured_at)) / (Date.parse(b.captured_at) - Date.parse(a.captured_at));
  return { x_px: a.x_px + part * (b.x_px - a.x_px), y_px: a.y_px + part * (b.y_px - a.y_px) };
}
