// All cameras at a glance, what happens as it happens, and who was just seen.

import { get, query } from "../api.js";
import { trackCard } from "../card.js";
import { empty, h, snippet } from "../dom.js";
import { Feed } from "../feed.js";
import { plural } from "../format.js";
import { readFrames } from "../frames.js";
import { Names } from "../names.js";
import { play } from "../player.js";
import { listen } from "../stream.js";
import { Tile } from "../tile.js";
import { addCamera } from "./add-camera.js";

const RECENT = 12;
/** Shorter ones are mostly noise. */
const RECENT_AT_LEAST_S = 3;

export default async function live({ signal }) {
  const tiles = new Map();
  const names = new Names();
  const grid = h("div.grid");
  const summary = h("p", { role: "status" });
  const feed = new Feed("Events", names);
  const recent = h("div.cards.strip.two-rows");
  const recentPanel = h("section", { hidden: true, "aria-label": "Just seen" }, h("div.spread.strip-head", {}, h("h2", {}, "Just seen"), h("a.muted", { href: "#/tracks?status=ended" }, "Search all tracks")), recent);

  async function refresh() {
    const { cameras } = await get("v1/cameras");
    if (signal.aborted) return;
    names.set(cameras);
    const known = new Map(cameras.map((camera) => [camera.camera_id, camera]));
    for (const id of tiles.keys()) if (!known.has(id)) tiles.delete(id);
    for (const camera of cameras) {
      const tile = tiles.get(camera.camera_id);
      if (tile) tile.describe(camera);
      else tiles.set(camera.camera_id, new Tile(camera));
    }
    grid.dataset.count = cameras.length;
    grid.replaceChildren(...[...tiles.values()].map((tile) => tile.element));
    if (!cameras.length) grid.replaceChildren(welcome());
  }

  async function refreshRecent() {
    const { tracks } = await get(`v1/tracks${query({ status: "ended", min_duration: RECENT_AT_LEAST_S, limit: RECENT })}`);
    if (signal.aborted) return;
    const had = new Map([...recent.children].map((card) => [card.dataset.track, card]));
    recent.replaceChildren(...tracks.map((track) => had.get(track.track_id) ?? trackCard(track, names)));
    recentPanel.hidden = !tracks.length;
  }

  function refreshTexts() {
    for (const tile of tiles.values()) tile.refresh();
    const on = [...tiles.values()].filter((tile) => tile.player.isLive);
    const present = on.reduce((sum, tile) => sum + tile.player.present.length, 0);
    summary.textContent = tiles.size ? `${on.length} of ${plural(tiles.size, "camera")} live, ${plural(present, "object")} in view` : "";
  }

  await refresh();
  const again = () => refresh().catch(() => {});
  addEventListener("cameras-changed", again, { signal });
  readFrames([], 15, (frame) => tiles.get(frame.camera)?.player.take(frame), signal);
  play(() => [...tiles.values()].map((tile) => tile.player), signal);
  listen((kind, message) => {
    tiles.get(message.camera_id ?? message.track?.camera_id)?.hear(kind, message);
    if (kind === "track_event") feed.add(message);
    if (kind === "camera_event" && ["registered", "changed", "removed"].includes(message.type)) again();
  }, signal);
  const timers = [setInterval(refreshTexts, 500), setInterval(() => refreshRecent().catch(() => {}), 5000)];
  signal.addEventListener("abort", () => timers.forEach(clearInterval));
  refreshRecent().catch(() => {});
  refreshTexts();
  return [
    h("div.head", {}, h("div", {}, h("h1", {}, "Live"), summary)),
    h("div.live", {}, h("div.stack", {}, grid, recentPanel), feed.element),
  ];
}

function welcome() {
  return h("div.panel", {}, empty("No cameras yet",
    h("p", {}, "Add a camera here, then send it pictures. Or stop this and look at the demo, with two simulated cameras:"),
    snippet("./followspot demo"),
    h("button.primary", { onclick: () => addCamera() }, "Add camera")));
}
