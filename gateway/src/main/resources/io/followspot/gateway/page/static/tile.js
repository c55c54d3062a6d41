// One camera in the live grid.

import { publishCommand } from "./command.js";
import { h, update } from "./dom.js";
import { number } from "./format.js";
import { Player } from "./player.js";
import { tagFor } from "./shapes.js";
import { Tallies } from "./tallies.js";
import { term } from "./terms.js";
import { t } from "./text.js";

export class Tile {
  /** Whether any of it is within the window. */
  inSight = false;
  #live = false;

  /** Calls onSight whenever it comes into sight or goes out of it. */
  constructor(camera, onSight) {
    this.id = camera.camera_id;
    this.tallies = new Tallies();
    const canvas = h("canvas", { width: 640, height: 360, "aria-hidden": "true" });
    this.player = new Player(canvas, { tallies: this.tallies });
    this.badge = h("span.badge");
    this.title = h("strong");
    this.present = h("span");
    this.tags = h("div.tags", { "aria-hidden": "true" });
    this.wait = h("div.wait", {}, h("b", {}, t("No picture yet")), h("code", {}, publishCommand(camera)));
    this.element = h(
      "a.tile",
      { href: `#/cameras/${this.id}` },
      canvas,
      this.tags,
      this.wait,
      h("div.top", {}, this.title, this.badge),
      h("div.bottom", {}, this.present, h("span.mono", {}, this.id)),
    );
    new IntersectionObserver((entries) => {
      this.inSight = entries.at(-1).isIntersecting;
      this.player.asleep = !this.inSight;
      onSight();
    }).observe(this.element);
    this.describe(camera);
  }

  /** Takes on another registration. */
  describe(camera) {
    this.camera = camera;
    this.health = camera.health;
    this.player.options.regions = camera;
    this.title.textContent = camera.name || this.id;
    this.element.setAttribute("aria-label", t("Camera {name}", { name: camera.name || this.id }));
    this.count();
  }

  /** Whether pictures come; where none are asked for, as it was when they were. */
  get isLive() {
    if (this.inSight) this.#live = this.player.isLive;
    return this.#live;
  }

  /** Requests the counts again. */
  count() {
    this.tallies.load(this.id).catch(() => {});
  }

  hear(kind, message) {
    this.player.hear(kind, message);
    if (kind === "track_event") this.tallies.take(message);
  }

  /** Brings the texts up to date. */
  refresh() {
    const { player } = this;
    if (this.tallies.turnDay()) this.count();
    const isDown = ["offline", "unknown"].includes(this.health?.state);
    this.badge.classList.toggle("on", player.isLive);
    this.badge.textContent = player.behindS
      ? t("{n} s behind", { n: number(player.behindS) })
      : player.isLive
        ? t("{n} fps", { n: number(player.fps) })
        : isDown
          ? term(this.health.state)
          : player.shownAt
            ? t("stopped")
            : t("no picture");
    this.element.classList.toggle(t("stopped"), !player.isLive);
    this.wait.hidden = player.shownAt !== null;
    this.present.textContent =
      player.isLive && !player.behindS
        ? t("{count} objects in view", { count: player.present.length })
        : player.behindS
          ? t("catching up")
          : isDown
            ? this.health.message
            : "";
    const text = (region) => this.tallies.text(region, player.present, false);
    update(
      this.tags,
      player.shownAt ? [...this.camera.zones, ...this.camera.lines].map((region) => tagFor(region, text(region))) : [],
    );
  }
}
