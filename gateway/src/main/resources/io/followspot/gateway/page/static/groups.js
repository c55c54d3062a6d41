// The groups of cameras: a filter of the live view, which the address keeps.

import { query } from "./api.js";
import { h, update } from "./dom.js";
import { t } from "./text.js";

export class Groups {
  element = h("nav.groups", { "aria-label": t("Groups"), hidden: true });

  /** @param chosen name of a group, or "" for all cameras */
  constructor(chosen) {
    this.chosen = chosen;
  }

  /** Whether a camera is in the chosen group. */
  has(camera) {
    return !this.chosen || (camera.groups ?? []).includes(this.chosen);
  }

  /**
   * Shows each group with its number of cameras.
   *
   * @param cameras all of them
   * @param isLive tells whether a camera sends pictures now
   */
  show(cameras, isLive) {
    const names = [...new Set(cameras.flatMap((camera) => camera.groups ?? []))].sort((a, b) => a.localeCompare(b));
    if (this.chosen && !names.includes(this.chosen)) names.push(this.chosen);
    this.element.hidden = !names.length;
    const link = (name, title, members) => {
      const live = members.filter(isLive).length;
      return h(
        "a",
        { href: `#/${query({ group: name })}`, "aria-current": name === this.chosen ? "true" : null },
        h("span", {}, title),
        h(
          "small",
          { title: t("{on} of {count} cameras live", { on: live, count: members.length }) },
          `${live}/${members.length}`,
        ),
      );
    };
    update(
      this.element,
      link("", t("All cameras"), cameras),
      names.map((name) =>
        link(
          name,
          name,
          cameras.filter((camera) => camera.groups?.includes(name)),
        ),
      ),
    );
  }
}
