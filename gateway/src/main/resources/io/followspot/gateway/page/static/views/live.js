// All cameras at a glance, what happens as it happens, and who was just seen.

import { get } from "../api.js";
import { empty, h, snippet } from "../dom.js";
import { Feed } from "../feed.js";

import { readFrames } from "../frames.js";
import { Groups } from "../groups.js";
import { Names } from "../names.js";
import { play } from "../player.js";
import { recentStrip } from "../recent.js";
import { CAMERA_EVENTS, listen, TRACK_EVENTS } from "../stream.js";
import { listed, t } from "../text.js";
import { Tile } from "../tile.js";
import { Wall } from "../wall.js";
import { FirstSteps } from "./first-steps.js";

export default async function live({ search, signal }) {
  const tiles = new Map();
  const names = new Names();
  const grid = h("div.grid");
  const groups = new Groups(search.get("group") ?? "");
  const wall = new Wall(grid, groups);
  const summary = h("p", { role: "status" });
  const steps = new FirstSteps();
  const feed = new Feed(t("Events"), names);

  async function refresh() {
    const { cameras } = await get("v1/cameras");
    if (signal.aborted) return;
    names.set(cameras);
    const known = new Map(cameras.map((camera) => [camera.camera_id, camera]));
    for (const id of tiles.keys()) if (!known.has(id)) tiles.delete(id);
    for (const camera of cameras) {
      const tile = tiles.get(camera.camera_id);
      if (tile) tile.describe(camera);
      else tiles.set(camera.camera_id, new Tile(camera, look));
    }
    grid.dataset.count = cameras.length;
    wall.show([...tiles.values()]);
    if (!cameras.length) grid.replaceChildren(nothing());
    steps.show(cameras).catch(() => {});
  }

  function refreshTexts() {
    for (const tile of tiles.values()) tile.refresh();
    const on = [...tiles.values()].filter(isOn);
    groups.show(
      [...tiles.values()].map((tile) => tile.camera),
      ({ camera_id: id }) => isOn(tiles.get(id)),
    );
    const present = on.reduce((sum, tile) => sum + (tile.inSight ? tile.player.present.length : 0), 0);
    summary.textContent = tiles.size
      ? listed([
          t("{on} of {count} cameras live", { on: on.length, count: tiles.size }),
          t("{count} objects in view", { count: present }),
        ])
      : "";
  }

  /** Only what is in sight is sent here: pictures and positions are the bulk of it. */
  function look() {
    const inSight = [...tiles.values()].filter((tile) => tile.inSight).map((tile) => tile.id);
    if (!inSight.length) return;
    show(inSight);
    want({ positions: inSight });
  }

  function hear(kind, message) {
    if (kind === "ready") for (const tile of tiles.values()) tile.count();
    tiles.get(message.camera_id ?? message.track?.camera_id)?.hear(kind, message);
    if (kind === "track_event") feed.add(message);
    if (kind === "camera_event" && ["registered", "changed", "removed"].includes(message.type)) again();
  }

  const floors = h("div.row", { hidden: true });
  get("v1/sites")
    .then(({ sites }) => {
      floors.hidden = !sites.length;
      floors.replaceChildren(
        ...sites.map((site) =>
          h("a.button", { href: `#/sites/${site.site_id}` }, t("Floor of {site}", { site: site.site_id })),
        ),
      );
    })
    .catch(() => {});
  const again = () => refresh().catch(() => {});
  await refresh();
  const show = readFrames([], 15, (frame) => tiles.get(frame.camera)?.player.take(frame), signal);
  const want = listen(hear, signal, { events: [...TRACK_EVENTS, ...CAMERA_EVENTS] });
  addEventListener("cameras-changed", again, { signal });
  play(() => [...tiles.values()].map((tile) => tile.player), signal);
  const timers = [setInterval(refreshTexts, 500), setInterval(again, 5000)];
  signal.addEventListener("abort", () => timers.forEach(clearInterval));
  refreshTexts();
  return [
    h("div.head", {}, h("div", {}, h("h1", {}, t("Live")), summary), h("div.row", {}, wall.tools, floors)),
    steps.element,
    groups.element,
    h("div.live", {}, h("div.stack", {}, grid, wall.note, recentStrip(names, signal)), feed.element),
  ];
}

/** Whether a camera's pictures come, seen here or by the gateway. */
const isOn = (tile) => (tile.inSight ? tile.isLive : tile.health?.state === "streaming");

const nothing = () =>
  h(
    "div.panel",
    {},
    empty(
      t("No cameras yet"),
      h("p", {}, t("To look around first, stop Followspot and run the demo with two simulated cameras:")),
      snippet("./followspot demo"),
    ),
  );
