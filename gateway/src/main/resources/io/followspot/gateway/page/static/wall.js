// How the live pictures of many cameras are arranged: order, search, columns, full screen.

import { h, toast } from "./dom.js";
import { t } from "./text.js";

const KEY = "columns";
const COLUMNS = ["", "2", "3", "4", "5"];
/** Fewer cameras need no tools. */
const MANY = 4;

export class Wall {
  #columns = h(
    "select.auto",
    { "aria-label": t("Columns"), onchange: () => this.#arrange() },
    COLUMNS.map((n) => h("option", { value: n }, n ? t("{n} columns", { n }) : t("Columns: fitting"))),
  );
  #search = h("input.auto", {
    type: "search",
    "aria-label": t("Search cameras"),
    placeholder: t("Search cameras"),
    spellcheck: "false",
    oninput: () => this.show(this.#tiles),
  });
  #none = h("p.hint", { role: "status", hidden: true });
  #tiles = [];

  /** Arranges the tiles of the chosen group in this grid. */
  constructor(grid, groups) {
    this.grid = grid;
    this.groups = groups;
    const full = h("button", { type: "button", onclick: () => this.#fill() }, t("Full screen"));
    full.hidden = !document.fullscreenEnabled;
    this.tools = h("div.row", { hidden: true }, this.#search, this.#columns, full);
    this.note = this.#none;
    const kept = localStorage.getItem(KEY);
    this.#columns.value = COLUMNS.includes(kept) ? kept : "";
    this.#arrange();
  }

  #arrange() {
    const n = this.#columns.value;
    localStorage.setItem(KEY, n);
    if (n) this.grid.style.gridTemplateColumns = `repeat(${n}, minmax(0, 1fr))`;
    else this.grid.style.removeProperty("grid-template-columns");
  }

  async #fill() {
    try {
      await this.grid.requestFullscreen();
    } catch {
      toast(t("The browser does not allow this page to fill the screen."));
    }
  }

  /** Shows the tiles that are searched for, those of streaming cameras first. Others keep their order. */
  show(tiles) {
    this.#tiles = tiles;
    this.tools.hidden = tiles.length < MANY;
    const wanted = this.tools.hidden ? "" : this.#search.value.trim().toLowerCase();
    const shown = tiles
      .filter((tile) => this.groups.has(tile.camera))
      .filter(({ id, camera }) => [id, camera.name ?? ""].some((text) => text.toLowerCase().includes(wanted)))
      .sort((a, b) => isOn(b) - isOn(a));
    this.#none.hidden = !tiles.length || shown.length > 0;
    this.#none.textContent = wanted ? t("No camera has such a name or id.") : t("No camera is in this group.");
    const elements = shown.map((tile) => tile.element);
    if (
      elements.length !== this.grid.children.length ||
      elements.some((element, i) => element !== this.grid.children[i])
    ) {
      const had = document.activeElement;
      this.grid.replaceChildren(...elements);
      if (elements.includes(had)) had.focus({ preventScroll: true });
    }
  }
}

const isOn = (tile) => Number(tile.health?.state === "streaming");
