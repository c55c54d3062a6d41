// Calibrates a camera: the same points in its picture and on a plan of the floor, and how well they fit.

import { get, put } from "../api.js";
import { Calibration, LEAST } from "../calibration.js";
import { h, s, toast } from "../dom.js";
import { PointLayer } from "../points.js";
import { t } from "../text.js";

const HINT = t(
  "Click a spot on the floor that is easy to find, such as a corner of a tile, in the picture; then the same spot on the plan. Drag points to correct them. By keyboard: Add point, arrows move, Shift in large steps, Delete removes.",
);

export default async function calibrate({ id, signal, guard }) {
  let registration = await get(`v1/cameras/${id}`);
  const sites = await get("v1/sites").catch(() => ({ sites: [] }));
  const site = registration.site ?? {};
  let saved = "";
  const siteId = h("input", {
    value: site.site_id ?? "",
    required: true,
    list: "site-ids",
    pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}",
    spellcheck: "false",
    placeholder: t("as hall"),
    oninput: () => show(),
  });
  const verdict = h("p.hint", { role: "status" });
  const rows = h("tbody");
  const image = h("img", { alt: t("Picture of {camera}", { camera: registration.name || id }), hidden: true });
  const none = h(
    "div.wait",
    {},
    h("b", {}, t("No picture stored")),
    h("p", {}, t("Points can be placed all the same.")),
  );
  const calibration = new Calibration(site.points ?? [], () => show());
  const picture = new PointLayer(t("Points in the picture"), {
    place: (i, at) => calibration.movePicture(i, at),
    add: (at) => calibration.addPicture(at),
    choose: (i) => calibration.choose(i),
    remove: (i) => calibration.remove(i),
  });
  const floor = new PointLayer(t("Points on the plan"), {
    place: (i, at) => calibration.moveFloor(i, at),
    add: (at) => calibration.addFloor(at),
    choose: (i) => calibration.choose(i),
    remove: (i) => calibration.remove(i),
  });
  const drawing = h("img", { alt: "", hidden: true });
  const plan = h("div.stage.plan", {}, drawing, floor.element);
  const bar = h(
    "div.savebar",
    { hidden: true, role: "region", "aria-label": t("Unsaved changes") },
    h("span", {}, t("Unsaved changes")),
    h("button.primary.operator", { type: "button", onclick: store }, t("Save")),
  );
  const measures = areaFields(calibration);

  async function loadPicture() {
    const at = registration.health?.last_frame_at;
    if (!at) return;
    const answer = await fetch(`v1/cameras/${id}/picture.jpg?at=${encodeURIComponent(at)}`, { signal });
    if (!answer.ok) return;
    const address = URL.createObjectURL(await answer.blob());
    signal.addEventListener("abort", () => URL.revokeObjectURL(address));
    image.src = address;
    image.hidden = false;
    none.hidden = true;
  }

  /** A drawing of the floor fills the plan; its shape gives the plan's. */
  function loadPlan(event) {
    const [file] = event.target.files;
    if (!file) return;
    const address = URL.createObjectURL(file);
    signal.addEventListener("abort", () => URL.revokeObjectURL(address));
    drawing.onload = () => {
      drawing.hidden = false;
      const { left, low, right } = calibration.area;
      calibration.resize({
        left,
        low,
        right,
        high: low + ((right - left) * drawing.naturalHeight) / drawing.naturalWidth,
      });
    };
    drawing.onerror = () => toast(t("This file is no picture that the browser can show."));
    drawing.src = address;
  }

  const stateOf = () => JSON.stringify({ site: siteId.value.trim(), points: calibration.points });

  function show() {
    const { pairs, chosen, worst, area } = calibration;
    plan.style.aspectRatio = `${area.right - area.left} / ${area.high - area.low}`;
    const pictures = pairs.map((pair) => pair.picture);
    const floors = pairs.map((pair) => pair.floor && calibration.toPlan(pair.floor));
    picture.show(pictures, chosen, worst);
    floor.show(floors, chosen, worst);
    picture.behind.replaceChildren(...gridLines(area, (at) => calibration.toPicture(at)));
    floor.behind.replaceChildren(...gridLines(area, (at) => calibration.toPlan(at)));
    verdict.textContent = calibration.verdict;
    verdict.classList.toggle("fault", Boolean(calibration.fault));
    measures.show();
    bar.hidden = stateOf() === saved;
    const typing = rows.contains(document.activeElement) && document.activeElement.tagName === "INPUT";
    if (!typing || rows.children.length !== pairs.length) rows.replaceChildren(...pairs.map(row));
    pairs.forEach((pair, i) => refresh(rows.children[i], pair, i));
  }

  function row(pair, i) {
    const metres = (axis, label) =>
      h("input.metres", {
        type: "number",
        step: "0.01",
        value: pair.floor ? pair.floor[axis] : "",
        "aria-label": label,
        onfocus: () => calibration.chosen !== i && calibration.choose(i),
        onchange: (event) => {
          const value = Number(event.target.value);
          if (event.target.value !== "" && Number.isFinite(value))
            calibration.setFloor(i, { x_m: 0, y_m: 0, ...pair.floor, [axis]: value });
        },
      });
    return h(
      "tr",
      {},
      h(
        "th",
        { scope: "row" },
        h("button.quiet", { type: "button", onclick: () => calibration.choose(i) }, String(i + 1)),
      ),
      h("td", {}, pair.picture ? t("placed") : "–"),
      h("td", {}, metres("x_m", t("East of point {n} in metres", { n: i + 1 }))),
      h("td", {}, metres("y_m", t("North of point {n} in metres", { n: i + 1 }))),
      h("td.residual"),
      h(
        "td",
        {},
        h(
          "button.quiet",
          { type: "button", "aria-label": t("Remove point {n}", { n: i + 1 }), onclick: () => calibration.remove(i) },
          t("Remove"),
        ),
      ),
    );
  }

  /** What changes while somebody types in a row. */
  function refresh(line, pair, i) {
    const metres = calibration.residualOf(pair);
    const cell = line.querySelector(".residual");
    cell.textContent = metres === undefined ? "–" : t("{n} cm", { n: Math.round(metres * 100) });
    cell.classList.toggle("fault", calibration.worst.includes(i));
    line.setAttribute("aria-current", String(i === calibration.chosen));
  }

  async function store() {
    if (!siteId.reportValidity()) return;
    if (calibration.points.length < LEAST) return toast(calibration.verdict);
    const { homography, ...kept } = registration.site ?? {};
    try {
      registration = await put(`v1/cameras/${id}`, {
        ...registration,
        site: { ...kept, site_id: siteId.value.trim(), points: calibration.points },
      });
      saved = stateOf();
      show();
      toast(t("Saved. It counts from the next picture on."), "good");
    } catch (problem) {
      toast([problem.message, ...problem.errors.map(({ field, message }) => `${field} ${message}`)].join(" "));
    }
  }

  saved = stateOf();
  guard(
    () =>
      stateOf() !== saved && [t("Leave without saving?"), t("The calibration was changed and not saved."), t("Leave")],
  );
  show();
  loadPicture().catch(() => {});

  return [
    h("nav.crumbs", { "aria-label": t("Back") }, h("a", { href: `#/cameras/${id}` }, registration.name || id)),
    h(
      "div.head",
      {},
      h("div", {}, h("h1", {}, t("Calibrate {camera}", { camera: registration.name || id })), h("p", {}, HINT)),
    ),
    site.homography?.length
      ? h("p.hint", {}, t("This camera has a homography without points. Saving points replaces it."))
      : null,
    h(
      "div.pictures",
      {},
      h(
        "section.stack",
        { "aria-label": t("Picture") },
        h("h2", {}, t("Picture")),
        h("div.stage.shot", {}, image, none, picture.element),
      ),
      h("section.stack", { "aria-label": t("Plan") }, h("h2", {}, t("Plan of the floor")), plan),
    ),
    bar,
    h(
      "div.two",
      {},
      h(
        "section.panel",
        { "aria-label": t("Points") },
        h(
          "header",
          {},
          h("h2", {}, t("Points")),
          h("button.operator", { type: "button", onclick: () => calibration.insert() }, t("Add point")),
        ),
        verdict,
        h(
          "div.scroll",
          { tabindex: 0, role: "region", "aria-label": t("Table of points") },
          h(
            "table",
            {},
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                [t("Point"), t("Picture"), t("East, m"), t("North, m"), t("Error")].map((it) =>
                  h("th", { scope: "col" }, it),
                ),
                h("td"),
              ),
            ),
            rows,
          ),
        ),
      ),
      h(
        "section.panel",
        {},
        h("header", {}, h("h2", {}, t("Site and plan"))),
        h(
          "div.body.stack",
          {},
          h("label", {}, t("Site"), siteId),
          h(
            "datalist",
            { id: "site-ids" },
            sites.sites.map((one) => h("option", { value: one.site_id })),
          ),
          h(
            "p.muted.small-text",
            {},
            t("Cameras with the same site share one floor: use the same plan for all of them."),
          ),
          h(
            "label",
            {},
            t("Drawing of the floor"),
            h("input", { type: "file", accept: "image/*", onchange: loadPlan }),
          ),
          measures.element,
        ),
      ),
    ),
  ].filter(Boolean);
}

/** The part of the floor that the plan shows, in metres. */
function areaFields(calibration) {
  const fields = [
    ["left", t("West edge, m")],
    ["right", t("East edge, m")],
    ["low", t("South edge, m")],
    ["high", t("North edge, m")],
  ].map(([side, title]) => {
    const input = h("input", {
      type: "number",
      step: "0.1",
      onchange: () => {
        const area = { ...calibration.area, [side]: Number(input.value) };
        if (area.right - area.left >= 1 && area.high - area.low >= 1) calibration.resize(area);
        else toast(t("The plan must be at least one metre wide and high."));
      },
    });
    return [side, title, input];
  });
  return {
    element: h(
      "div.pair",
      {},
      fields.map(([, title, input]) => h("label", {}, title, input)),
    ),
    show: () =>
      fields.forEach(([side, , input]) => {
        if (input !== document.activeElement) input.value = Number(calibration.area[side].toFixed(2));
      }),
  };
}

/** Lines one or more metres apart, as they appear on the plan or in the picture. */
function gridLines(area, map) {
  const step = Math.max(1, Math.ceil(Math.max(area.right - area.left, area.high - area.low) / 20));
  const lines = [];
  const ways = [
    ["x_m", "y_m", area.left, area.right, area.low, area.high],
    ["y_m", "x_m", area.low, area.high, area.left, area.right],
  ];
  for (const [across, along, from, to, begin, end] of ways)
    for (let at = Math.ceil(from); at <= to; at += step) {
      // In pieces: what is behind the camera is left out.
      let before = null;
      for (let n = 0; n <= 20; n++) {
        const next = map({ [across]: at, [along]: begin + ((end - begin) * n) / 20 });
        if (before && next && isNear(before) && isNear(next))
          lines.push(s("line", { x1: part(before.x), y1: part(before.y), x2: part(next.x), y2: part(next.y) }));
        before = next;
      }
    }
  return lines;
}

const isNear = ({ x, y }) => x > -0.5 && x < 1.5 && y > -0.5 && y < 1.5;
const part = (value) => `${(value * 100).toFixed(2)}%`;
