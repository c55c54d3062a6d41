// All cameras at a glance, and what happens as it happens.

import { clockTime, colourOf, h, words } from "../dom.js";
import { get } from "../api.js";
import { readFrames } from "../frames.js";
import { Player, play } from "../player.js";
import { listen } from "../stream.js";
import { addCamera } from "./add-camera.js";

const FEED_LENGTH = 60;

export default async function live({ signal }) {
  const players = new Map();
  const grid = h("div.grid");
  const feed = h("ol", { "aria-label": "Latest events" });
  const none = h("p.hint", {}, "Nothing has happened since you came.");
  const summary = h("p", {});
  const page = h("div", {},
    h("div.head", {}, h("div", {}, h("h1", {}, "Live"), summary)),
    h("div.live", {}, grid, h("aside.panel.feed", { "aria-label": "Events" }, h("header", {}, h("h2", {}, "Events")), none, feed)));

  async function refresh() {
    const { cameras } = await get("v1/cameras");
    const known = new Set(cameras.map((camera) => camera.camera_id));
    for (const id of players.keys()) if (!known.has(id)) players.delete(id);
    grid.replaceChildren(...cameras.map((camera) => tile(camera, players)));
    if (!cameras.length) {
      grid.replaceChildren(h("div.panel", {}, h("div.empty", {},
        h("h2", {}, "No cameras yet"),
        h("p", {}, "Add one here, or start the demo with two simulated cameras:"),
        h("code", {}, "./followspot demo"),
        h("button.primary", { onclick: () => addCamera() }, "Add camera"))));
    }
  }

  await refresh();
  addEventListener("cameras-changed", refresh, { signal });
  readFrames([], 12, (frame) => players.get(frame.camera)?.take(frame), signal);
  play(() => players.values(), signal);
  listen((kind, message) => {
    const camera = message.camera_id ?? message.track?.camera_id;
    players.get(camera)?.scene.take(kind, message);
    if (kind === "track_event") {
      none.hidden = true;
      feed.prepend(entry(message));
      while (feed.children.length > FEED_LENGTH) feed.lastChild.remove();
    }
    if (kind === "camera_event" && ["registered", "removed"].includes(message.type)) refresh();
  }, signal);
  const timer = setInterval(() => summarise(players, summary), 1000);
  signal.addEventListener("abort", () => clearInterval(timer));
  summarise(players, summary);
  return page;
}

function tile(camera, players) {
  const id = camera.camera_id;
  const known = players.get(id);
  if (known) return known.tile;
  const canvas = h("canvas", { width: 640, height: 360, "aria-hidden": "true" });
  const badge = h("span.badge", {}, "no picture");
  const tracks = h("span", {}, "");
  const player = new Player(canvas);
  player.badge = badge;
  player.onShown = () => {
    tracks.textContent = player.present.length === 1 ? "1 track" : `${player.present.length} tracks`;
  };
  player.tile = h("a.tile", { href: `#/cameras/${id}`, "aria-label": `Camera ${camera.name || id}` },
    canvas,
    h("div.top", {}, h("strong", {}, camera.name || id), badge),
    h("div.bottom", {}, tracks, h("span.mono", {}, id)));
  players.set(id, player);
  return player.tile;
}

function summarise(players, summary) {
  let present = 0;
  let on = 0;
  for (const player of players.values()) {
    if (player.isLive) {
      on++;
      present += player.present.length;
    }
    player.badge.classList.toggle("on", player.isLive);
    player.badge.textContent = player.isLive ? `${player.fps.toFixed(0)} fps` : "no picture";
  }
  summary.textContent = players.size ? `${on} of ${players.size} cameras live, ${present} ${present === 1 ? "object" : "objects"} in view` : "";
}

function entry(event) {
  const { track, transition } = event;
  const where = transition?.region_id ? ` ${transition.region_id}` : "";
  const way = transition && event.type === "line_crossed" ? (transition.forward ? " forward" : " backward") : "";
  const why = event.type === "ended" && track.reason ? `, ${words(track.reason)}` : "";
  const dot = h("span.dot");
  dot.style.background = colourOf(track.track_id, 55);
  return h("li", {}, h("a", { href: `#/tracks/${track.track_id}` },
    dot, h("span", {}, `${words(event.type)}${where}${way}${why}`), h("time", { datetime: track.last_seen }, clockTime(track.last_seen)),
    h("span.sub", {}, `${track.label || "object"} `, h("span.mono", {}, track.track_id))));
}
