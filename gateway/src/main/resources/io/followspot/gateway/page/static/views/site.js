// The floor of a site: who is where now, and was during the last seconds, and how many are in each zone.

import { get } from "../api.js";
import { emptyPage, h, update } from "../dom.js";
import { clockTime, number } from "../format.js";
import { drawFloor, extent, outlines } from "../floor.js";
import { labelName } from "../terms.js";
import { listed, t } from "../text.js";

const EVERY_MS = 250;

export default async function site({ id, signal }) {
  let area = null;
  const plan = h("div");
  const state = h("p.muted");
  const list = h("ul.rows");
  const zones = h("ul.rows");
  const zonePanel = h("section.panel", { hidden: true }, h("header", {}, h("h2", {}, t("In its zones now"))), zones);
  document.title = `${t("Floor of {site}", { site: id })} · Followspot`;

  async function refresh() {
    let map;
    try {
      map = await get(`v1/sites/${id}/map`);
    } catch (error) {
      if (error.status !== 404) throw error;
      plan.replaceChildren(emptyPage(t("Nobody was seen here yet"), h("p", {}, error.message)));
      return;
    }
    if (signal.aborted) return;
    const trails = new Map(map.trails.map((trail) => [trail.global_id, trail.path]));
    area = extent([...map.trails.flatMap((trail) => trail.path), ...outlines(map)], area);
    const people = map.identities.map((one) => ({
      id: one.global_id,
      href: `#/identities/${one.global_id}`,
      at: one.floor,
      path: trails.get(one.global_id) ?? [],
    }));
    plan.replaceChildren(drawFloor(area, people, t("{n} on the floor of {site}", { n: map.people, site: id }), map));
    const absent = map.absent_camera_ids;
    state.textContent = [
      clockTime(map.captured_at),
      t("{count} cameras", { count: map.camera_ids.length }),
      ...(absent.length ? [t("not heard of: {cameras}", { cameras: listed(absent) })] : []),
      t("one square is a metre"),
    ].join(" · ");
    zonePanel.hidden = !map.zone_counts.length;
    update(
      zones,
      map.zone_counts.map((zone) => h("li", {}, h("span.grow", {}, zone.zone_id), h("span", {}, String(zone.people)))),
    );
    update(
      list,
      map.identities.map((one) =>
        h(
          "li",
          {},
          h(
            "span.grow",
            {},
            h("a", { href: `#/identities/${one.global_id}` }, one.global_id),
            h("small.muted", {}, ` ${labelName(one.label)} · ${listed(one.camera_ids)}`),
          ),
          h("span.muted", {}, t("{n} m/s", { n: number(one.floor.speed_m_per_s, 1) })),
        ),
      ),
    );
  }

  await refresh();
  let busy = false;
  const timer = setInterval(() => {
    if (busy || document.hidden) return;
    busy = true;
    refresh()
      .catch(() => {})
      .finally(() => (busy = false));
  }, EVERY_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  return [
    h("div.head", {}, h("div", {}, h("h1", {}, t("Floor of {site}", { site: id })), state)),
    h(
      "div.two",
      {},
      h("section.panel", { "aria-label": t("Plan") }, h("div.body", {}, plan)),
      h("div.stack", {}, zonePanel, h("section.panel", {}, h("header", {}, h("h2", {}, t("On the floor now"))), list)),
    ),
  ];
}
