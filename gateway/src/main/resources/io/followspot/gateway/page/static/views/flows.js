// From which zone tracks came, and where they went last: origins by destinations.

import { h } from "../dom.js";
import { count } from "../format.js";

export function flowTable(flows, names) {
  const cameras = [...new Set(flows.map((flow) => flow.camera_id))];
  return h("section.panel", {}, h("header", {}, h("h2", {}, "From zone to zone"), h("span.muted.small-text", {}, "first zone entered to last")),
    h("div.body.stack", {}, cameras.map((camera) => matrix(camera, flows.filter((flow) => flow.camera_id === camera), names))));
}

function matrix(camera, flows, names) {
  const from = [...new Set(flows.map((flow) => flow.from_zone))].sort();
  const to = [...new Set(flows.map((flow) => flow.to_zone))].sort();
  const most = Math.max(...flows.map((flow) => flow.count));
  const cell = (a, b) => {
    const n = flows.find((flow) => flow.from_zone === a && flow.to_zone === b)?.count ?? 0;
    const field = h("td.num", {}, n ? count(n) : "–");
    field.style.background = `color-mix(in srgb, var(--accent) ${Math.round((45 * n) / most)}%, transparent)`;
    return field;
  };
  return h("div.scroll", {}, h("table.matrix", {},
    h("caption", {}, names.camera(camera)),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "From ╲ to"), to.map((zone) => h("th.num", { scope: "col" }, names.region(camera, zone))))),
    h("tbody", {}, from.map((a) => h("tr", {}, h("th", { scope: "row" }, names.region(camera, a)), to.map((b) => cell(a, b)))))));
}
