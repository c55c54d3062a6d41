// A case: what happened in a span of time, as one file to keep when Kafka has deleted the pictures.

import { get, pages, query } from "./api.js";
import { t } from "./text.js";
import { zip } from "./zip.js";

const MOST_TRACKS = 100;

/**
 * Collects tracks with their events, snapshots and clips, crossings and alerts.
 *
 * @param range {camera, from, to}, as the API takes them
 * @param onProgress receives how many of how many steps are done
 * @param signal ends it
 * @returns {blob, name, tracks, missing}; missing pictures are no longer stored
 */
export async function collect(range, onProgress, signal) {
  const found = await get(`v1/tracks${query({ ...range, limit: MOST_TRACKS + 1 })}`);
  if (found.tracks.length > MOST_TRACKS)
    throw new RangeError(t("More than {n} tracks: choose a shorter time, or one camera.", { n: MOST_TRACKS }));
  const total = 3 + 3 * found.tracks.length;
  let done = 0;
  const files = [];
  let missing = 0;
  const step = () => onProgress(++done, total);
  const add = (name, content) =>
    files.push({
      name,
      bytes: content instanceof Uint8Array ? content : new TextEncoder().encode(content),
    });
  const json = (value) => JSON.stringify(value, null, 2);
  async function fetched(name, address) {
    signal.throwIfAborted();
    const answer = await fetch(address, { signal });
    if (answer.ok) add(name, new Uint8Array(await answer.arrayBuffer()));
    else missing++;
    step();
  }

  add("tracks.json", json(found.tracks));
  step();
  add("crossings.csv", table(await pages("v1/crossings", range, "crossings")));
  step();
  add("alerts.json", json(await pages("v1/alerts", range, "alerts")));
  step();
  const events = [];
  for (const { track_id: id } of found.tracks) {
    signal.throwIfAborted();
    events.push(...(await get(`v1/tracks/${id}/events`)).events);
    step();
    await fetched(`snapshots/${id}.jpg`, `v1/tracks/${id}/snapshot.jpg`);
    await fetched(`clips/${id}.mp4`, `v1/tracks/${id}/clip.mp4`);
  }
  add("events.json", json(events));
  const name = `case-${range.from.slice(0, 19).replaceAll(":", "-")}Z.zip`;
  return { blob: zip(files), name, tracks: found.tracks.length, missing };
}

const COLUMNS = [
  "at",
  "camera_id",
  "line_id",
  "direction",
  "direction_name",
  "track_id",
  "label",
  "event_id",
  "confidence",
];

/** Crossings as a table (RFC 4180). */
const table = (crossings) =>
  [COLUMNS, ...crossings.map((one) => COLUMNS.map((name) => one[name] ?? ""))].map(line).join("");

const line = (values) => `${values.map((value) => `"${String(value).replaceAll('"', '""')}"`).join(",")}\r\n`;
