// From which zone tracks came, and where they went last: arrows over the camera's picture.

import { get, query } from "../api.js";
import { h, s } from "../dom.js";
import { count } from "../format.js";
import { idOf } from "../shapes.js";
import { t } from "../text.js";

const [W, H] = [1600, 900];
/** Asked for once: the counts are drawn again with each event. */
const backdrops = new Map();

export function flowPictures(flows, cameras, names) {
  const ids = [...new Set(flows.map((flow) => flow.camera_id))];
  return h(
    "section.panel",
    {},
    h(
      "header",
      {},
      h("h2", {}, t("From zone to zone")),
      h("span.muted.small-text", {}, t("first zone entered to last")),
    ),
    h(
      "div.body.flow-cameras",
      {},
      ids.map((id) =>
        picture(
          id,
          cameras.find((one) => one.camera_id === id),
          flows.filter((flow) => flow.camera_id === id),
          names,
        ),
      ),
    ),
  );
}

function picture(camera, registration, flows, names) {
  const zones = registration?.zones ?? [];
  const name = (zone) => names.region(camera, zone);
  const places = new Map(zones.map((zone) => [idOf(zone), middleOf(zone.polygon)]));
  const most = Math.max(...flows.map((flow) => flow.count));
  const drawn = flows.filter((flow) => places.has(flow.from_zone) && places.has(flow.to_zone));
  const known = backdrops.get(camera);
  const image = h("img", { src: known, alt: "", hidden: !known });
  if (!known)
    backdrop(camera, registration?.health?.state)
      .then((address) => {
        if (!address) return;
        backdrops.set(camera, address);
        Object.assign(image, { src: address, hidden: false });
      })
      .catch(() => {});
  const arrows = drawn.map((flow) =>
    arrow(
      places.get(flow.from_zone),
      places.get(flow.to_zone),
      6 + (20 * flow.count) / most,
      t("{part}: {n}", { part: `${name(flow.from_zone)} → ${name(flow.to_zone)}`, n: flow.count }),
      count(flow.count),
    ),
  );
  return h(
    "figure.flows",
    {},
    h("figcaption", {}, names.camera(camera)),
    drawn.length
      ? h(
          "div.flow-stage",
          {},
          image,
          s(
            "svg",
            { viewBox: `0 0 ${W} ${H}`, preserveAspectRatio: "none", "aria-hidden": "true" },
            zones.map((zone) =>
              s("polygon.zone", { points: zone.polygon.map((p) => `${p.x * W},${p.y * H}`).join(" ") }),
            ),
            arrows.map((one) => one.shape),
            arrows.map((one) => one.label),
            zones.map((zone) =>
              s(
                "text.name",
                {
                  x: places.get(idOf(zone))[0],
                  y: Math.min(...zone.polygon.map((p) => p.y)) * H + 36,
                  "text-anchor": "middle",
                },
                zone.name || idOf(zone),
              ),
            ),
          ),
        )
      : null,
    h(
      "ul",
      {},
      flows.map((flow) =>
        h(
          "li",
          {},
          h("span", {}, `${name(flow.from_zone)} → ${name(flow.to_zone)}`),
          h("b.num", {}, count(flow.count)),
        ),
      ),
    ),
  );
}

/** The live picture; of a camera that has none, that of its latest track. */
async function backdrop(camera, state) {
  if (["streaming", "degraded"].includes(state)) return `v1/cameras/${camera}/live`;
  const { tracks } = await get(`v1/tracks${query({ camera, limit: 1 })}`);
  return tracks.length ? `v1/tracks/${tracks[0].track_id}/snapshot.jpg?path=false&width=960` : null;
}

const middleOf = (polygon) => [
  (polygon.reduce((sum, p) => sum + p.x, 0) / polygon.length) * W,
  (polygon.reduce((sum, p) => sum + p.y, 0) / polygon.length) * H,
];

/** A bend to the right of its way, so that the way back has another place; a loop where it ends where it began. */
function arrow([x1, y1], [x2, y2], wide, title, text) {
  const loop = x1 === x2 && y1 === y2;
  const [dx, dy] = loop ? [1, 0] : [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  // Beside the middle, where the way back does not end.
  const off = loop ? 0 : 30;
  const bend = loop ? 150 : Math.min(120, length * 0.28);
  const via = loop ? [x1, y1 + 210] : [(x1 + x2) / 2 - uy * bend, (y1 + y2) / 2 + ux * bend];
  const from = loop ? [x1 - 70, y1] : [x1 - uy * off, y1 + ux * off];
  const to = loop ? [x1 + 70, y1] : [x2 - uy * off, y2 + ux * off];
  // Where the head begins, on the way from the bend to the end.
  const reach = Math.hypot(to[0] - via[0], to[1] - via[1]);
  const [hx, hy] = [(to[0] - via[0]) / reach, (to[1] - via[1]) / reach];
  const head = wide * 1.1 + 14;
  const neck = [to[0] - hx * head, to[1] - hy * head];
  const side = (f) => `${neck[0] - hy * f * head * 0.8},${neck[1] + hx * f * head * 0.8}`;
  const at = loop ? [x1, y1 + 105] : [(from[0] + 2 * via[0] + to[0]) / 4, (from[1] + 2 * via[1] + to[1]) / 4];
  return {
    shape: s(
      "g.flow",
      {},
      s("title", {}, title),
      s("path", { d: `M${from}Q${via} ${neck}`, "stroke-width": wide }),
      s("polygon", { points: `${to[0]},${to[1]} ${side(1)} ${side(-1)}` }),
    ),
    label: s(
      "g.flow-count",
      {},
      s("circle", { cx: at[0], cy: at[1], r: 22 + 8 * text.length }),
      s("text", { x: at[0], y: at[1], "text-anchor": "middle" }, text),
    ),
  };
}
