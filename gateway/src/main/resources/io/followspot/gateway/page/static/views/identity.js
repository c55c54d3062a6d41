// One object across cameras: which saw it when, its path on the floor, and why tracks were joined.

import { get } from "../api.js";
import { h, snippet } from "../dom.js";
import { capital, clockTime, shortTime, words } from "../format.js";
import { drawFloor, extent } from "../floor.js";
import { moments } from "../moments.js";

export default async function identity({ id, signal }) {
  const [data, { events }] = await Promise.all([get(`v1/identities/${id}`), get(`v1/identities/${id}/events`)]);
  document.title = `${id} · Followspot`;
  const plan = h("div");
  const area = extent(data.path);
  const showAt = (at) =>
    plan.replaceChildren(
      drawFloor(area, [{ id, href: `#/sites/${data.site_id}`, at, path: data.path }], `Path of ${id}`),
    );
  showAt(data.path[data.path.length - 1]);
  const merged = data.merged_into ? h("a", { href: `#/identities/${data.merged_into}` }, data.merged_into) : null;
  return [
    h("nav.crumbs", { "aria-label": "Back" }, h("a", { href: `#/sites/${data.site_id}` }, `Floor of ${data.site_id}`)),
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h("div.row", {}, h("h1", {}, `${capital(data.label || "object")} ${id}`), h("span.chip", {}, data.status)),
        h(
          "p",
          {},
          `${shortTime(data.first_seen)} to ${clockTime(data.last_seen)}`,
          merged ? " · goes on as " : "",
          merged,
        ),
      ),
    ),
    h(
      "div.two",
      {},
      h(
        "section.panel",
        { "aria-label": "Path" },
        h("header", {}, h("h2", {}, "Path on the floor"), h("span.muted.small-text", {}, "as of the newest event")),
        h("div.body", {}, plan),
        moments(data, signal, showAt),
      ),
      h(
        "div.stack",
        {},
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, "Cameras")),
          h(
            "ul.rows",
            {},
            data.sightings.map((one) =>
              h(
                "li",
                {},
                h("a.grow", { href: `#/tracks/${one.track_id}` }, one.track_id),
                h("span.muted", {}, `${clockTime(one.first_seen)} to ${clockTime(one.last_seen)}`),
              ),
            ),
          ),
        ),
        h("section.panel", {}, h("header", {}, h("h2", {}, "Events")), h("ol.rows", {}, events.map(line))),
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, "The same with the API")),
          h("div.body", {}, snippet(`curl ${location.origin}/v1/identities/${id}`)),
        ),
      ),
    ),
  ];
}

function line(event) {
  const why = event.evidence;
  const parts = [
    event.track_id,
    event.other_global_id,
    why.distance_m >= 0 ? `${why.distance_m.toFixed(2)} m apart` : "",
    why.similarity >= 0 ? `alike ${why.similarity.toFixed(2)}` : "",
    `margin ${why.margin.toFixed(2)}`,
  ];
  return h(
    "li",
    {},
    h("time", { datetime: event.occurred_at }, clockTime(event.occurred_at)),
    h("span.grow", {}, capital(words(event.type)), h("small.muted", {}, ` ${parts.filter(Boolean).join(" · ")}`)),
  );
}
