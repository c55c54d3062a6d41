// One object across cameras: which saw it when, its path on the floor, and why tracks were joined.

import { get } from "../api.js";
import { h, snippet } from "../dom.js";
import { capital, clockTime, number, shortTime } from "../format.js";
import { drawFloor, extent } from "../floor.js";
import { moments } from "../moments.js";
import { labelName, term } from "../terms.js";
import { parts, t } from "../text.js";

export default async function identity({ id, signal }) {
  const [data, { events }] = await Promise.all([get(`v1/identities/${id}`), get(`v1/identities/${id}/events`)]);
  document.title = `${id} · Followspot`;
  const plan = h("div");
  const area = extent(data.path);
  const showAt = (at) =>
    plan.replaceChildren(
      drawFloor(area, [{ id, href: `#/sites/${data.site_id}`, at, path: data.path }], t("Path of {id}", { id })),
    );
  showAt(data.path[data.path.length - 1]);
  const merged = data.merged_into ? h("a", { href: `#/identities/${data.merged_into}` }, data.merged_into) : null;
  return [
    h(
      "nav.crumbs",
      { "aria-label": t("Back") },
      h("a", { href: `#/sites/${data.site_id}` }, t("Floor of {site}", { site: data.site_id })),
    ),
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h(
          "div.row",
          {},
          h("h1", {}, t("{label} {number}", { label: capital(labelName(data.label || "object")), number: id })),
          h("span.chip", {}, term(data.status)),
        ),
        h(
          "p",
          {},
          t("{from} to {to}", { from: shortTime(data.first_seen), to: clockTime(data.last_seen) }),
          merged ? [" · ", parts("goes on as {identity}", { identity: merged })] : null,
        ),
      ),
    ),
    h(
      "div.two",
      {},
      h(
        "section.panel",
        { "aria-label": t("Path") },
        h(
          "header",
          {},
          h("h2", {}, t("Path on the floor")),
          h("span.muted.small-text", {}, t("as of the newest event")),
        ),
        h("div.body", {}, plan),
        moments(data, signal, showAt),
      ),
      h(
        "div.stack",
        {},
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, t("Cameras"))),
          h(
            "ul.rows",
            {},
            data.sightings.map((one) =>
              h(
                "li",
                {},
                h("a.grow", { href: `#/tracks/${one.track_id}` }, one.track_id),
                h(
                  "span.muted",
                  {},
                  t("{from} to {to}", { from: clockTime(one.first_seen), to: clockTime(one.last_seen) }),
                ),
              ),
            ),
          ),
        ),
        h("section.panel", {}, h("header", {}, h("h2", {}, t("Events"))), h("ol.rows", {}, events.map(line))),
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, t("The same with the API"))),
          h("div.body", {}, snippet(`curl ${location.origin}/v1/identities/${id}`)),
        ),
      ),
    ),
  ];
}

function line(event) {
  const why = event.evidence;
  const reasons = [
    event.track_id,
    event.other_global_id,
    why.distance_m >= 0 ? t("{n} m apart", { n: number(why.distance_m, 2) }) : "",
    why.similarity >= 0 ? t("alike {n}", { n: number(why.similarity, 2) }) : "",
    t("margin {n}", { n: number(why.margin, 2) }),
  ];
  return h(
    "li",
    {},
    h("time", { datetime: event.occurred_at }, clockTime(event.occurred_at)),
    h("span.grow", {}, capital(term(event.type)), h("small.muted", {}, ` ${reasons.filter(Boolean).join(" · ")}`)),
  );
}
