// Finds tracks; the address holds the filter, so that a search can be shared.

import { get, query } from "../api.js";
import { trackCard } from "../card.js";
import { empty, h } from "../dom.js";
import { shortTime } from "../format.js";
import { directionOf, Names } from "../names.js";
import { idOf } from "../shapes.js";
import { listen } from "../stream.js";
import { listed, t } from "../text.js";

const PAGE = 24;
/** Shorter tracks are mostly noise and excluded by default. */
const AT_LEAST_S = "1";
const STATUSES = [
  ["", t("Any")],
  ["confirmed", t("Moving")],
  ["stationary", t("Standing")],
  ["lost", t("Unseen")],
  ["ended", t("Ended")],
];
const SPANS = [
  [t("Last 15 min"), 15],
  [t("Last 1 hour"), 60],
  [t("Last 24 hours"), 1440],
];
const FIELDS = ["camera", "status", "label", "zone", "direction", "from", "to", "min_duration"];

export default async function tracks({ search, signal }) {
  if (!search.has("min_duration")) search.set("min_duration", AT_LEAST_S);
  const { cameras } = await get("v1/cameras");
  const names = new Names(cameras);
  const zones = cameras.flatMap((camera) =>
    [...camera.zones, ...camera.lines].map((region) => [idOf(region), region.name || idOf(region)]),
  );
  const lines = new Map(cameras.flatMap((camera) => camera.lines.map((line) => [line.line_id, line])));
  const way = h("label", {}, t("Direction"), h("select", { name: "direction" }));
  const cards = h("div.cards");
  const more = h("div.more");
  const status = h("p", { role: "status" });
  const fresh = h("button.fresh", { type: "button", hidden: true, onclick: () => load() });
  const fold = h(
    "button.fold",
    {
      type: "button",
      "aria-expanded": "false",
      onclick: () => fold.setAttribute("aria-expanded", String(form.classList.toggle("unfolded"))),
    },
    t("Filter"),
  );
  const form = h(
    "form.panel.filters",
    { onsubmit: apply, "aria-label": t("Filter") },
    fold,
    select("camera", t("Camera"), [
      ["", t("All cameras")],
      ...cameras.map((c) => [c.camera_id, c.name || c.camera_id]),
    ]),
    select("status", t("Status"), STATUSES),
    select("zone", t("Zone or line"), [["", t("Anywhere")], ...new Map(zones)]),
    way,
    input("label", t("Label"), { placeholder: "person, car" }),
    input("min_duration", t("In view at least (s)"), { type: "number", min: 0, step: "any", placeholder: "0" }),
    input("from", t("From"), { type: "datetime-local", step: 1, value: local(search.get("from")) }),
    input("to", t("To"), { type: "datetime-local", step: 1, value: local(search.get("to")) }),
    h(
      "div.row",
      {},
      h("button.primary", { type: "submit" }, t("Search")),
      h("a.button.quiet", { href: "#/tracks" }, t("Clear")),
    ),
  );
  const jump = h(
    "form.jump",
    { onsubmit: go, role: "search" },
    h("input", {
      name: "id",
      "aria-label": t("Track id"),
      placeholder: t("Track id, for example lobby.1.42"),
      pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]*\\.\\d+\\.\\d+",
      required: true,
      spellcheck: "false",
    }),
    h("button", { type: "submit" }, t("Open")),
  );
  const spans = h(
    "div.row.spans",
    { role: "group", "aria-label": t("Seen within") },
    SPANS.map(([title, minutes]) =>
      h(
        "button.small",
        {
          type: "button",
          onclick: () =>
            show({ from: new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19) + "Z", to: "" }),
        },
        title,
      ),
    ),
  );

  function select(name, title, options) {
    return h(
      "label",
      {},
      title,
      h(
        "select",
        { name },
        options.map(([value, text]) => h("option", { value, selected: (search.get(name) ?? "") === value }, text)),
      ),
    );
  }

  /** Only a line has directions; of one, the times are those of the crossing. */
  function showWay() {
    const line = lines.get(form.elements.zone.value);
    way.hidden = !line;
    const options = line
      ? [
          ["", t("Both")],
          ["forward", directionOf(line, true)],
          ["backward", directionOf(line, false)],
        ]
      : [["", t("Both")]];
    way.lastChild.replaceChildren(
      ...options.map(([value, text]) =>
        h("option", { value, selected: (search.get("direction") ?? "") === value }, text),
      ),
    );
  }

  function input(name, title, attributes) {
    return h("label", {}, title, h("input", { name, value: search.get(name), ...attributes }));
  }

  function wanted() {
    const filter = Object.fromEntries(new FormData(form));
    for (const name of ["from", "to"]) if (filter[name]) filter[name] = new Date(filter[name]).toISOString();
    filter.label = filter.label.replaceAll(" ", "");
    return filter;
  }

  function show(change) {
    const target = `#/tracks${query({ ...wanted(), ...change })}`;
    if (location.hash === target) load();
    else location.hash = target;
  }

  function apply(event) {
    event.preventDefault();
    if (form.reportValidity()) show({});
  }

  function go(event) {
    event.preventDefault();
    location.hash = `#/tracks/${new FormData(jump).get("id")}`;
  }

  async function load(cursor) {
    const filter = Object.fromEntries(FIELDS.map((name) => [name, search.get(name)]));
    const crossed = lines.has(filter.zone);
    if (crossed) [filter.line, filter.zone] = [filter.zone, ""];
    else filter.direction = "";
    const answer = await get(`v1/tracks${query({ ...filter, limit: PAGE, cursor })}`);
    if (signal.aborted) return;
    fresh.hidden = true;
    if (!cursor) cards.replaceChildren();
    cards.append(...answer.tracks.map((track) => trackCard(track, names)));
    const shown = cards.children.length;
    status.textContent = shown ? foundText(shown, answer, Number(search.get("min_duration"))) : "";
    more.replaceChildren(
      answer.next_cursor
        ? h(
            "button",
            {
              type: "button",
              onclick: (event) => {
                event.target.disabled = true;
                load(answer.next_cursor);
              },
            },
            t("Show more"),
          )
        : "",
    );
    if (!shown) more.replaceChildren(nothing(FIELDS.some((name) => search.get(name) && name !== "min_duration")));
  }

  form.elements.zone.addEventListener("change", showWay);
  showWay();
  let news = 0;
  listen(
    (kind, message) => {
      if (kind !== "track_event" || message.type !== "confirmed") return;
      if (search.get("camera") && message.track.camera_id !== search.get("camera")) return;
      news++;
      fresh.hidden = false;
      fresh.textContent = t("{count} new tracks since. Look again", { count: news });
    },
    signal,
    { events: ["confirmed"] },
  );
  fresh.addEventListener("click", () => (news = 0));
  await load();
  return [
    h("div.head", {}, h("div", {}, h("h1", {}, t("Tracks")), status), h("div.row", {}, jump)),
    form,
    h("div.spread.below", {}, spans, fresh),
    cards,
    more,
  ];
}

/** 24 tracks of at least 1 s, the last seen first · as of 13:05:09 */
function foundText(count, { next_cursor: isPart, as_of: asOf }, leastS) {
  const tracks = isPart ? t("The latest {count} tracks", { count }) : t("{count} tracks", { count });
  const found = leastS ? t("{tracks} of at least {n}\u00a0s", { tracks, n: leastS }) : tracks;
  const order = listed([found, t("the last seen first")]);
  return asOf ? `${order} · ${t("as of {time}", { time: shortTime(asOf) })}` : order;
}

const nothing = (filtered) =>
  h(
    "div.panel",
    {},
    filtered
      ? empty(
          t("No tracks found"),
          h("p", {}, t("No track matches. Widen the filter: a longer time, any camera, any zone.")),
          h("a.button", { href: "#/tracks" }, t("Clear the filter")),
        )
      : empty(
          t("No tracks yet"),
          h("p", {}, t("Tracks appear here as soon as something moves in front of a camera.")),
          h("a.button", { href: "#/" }, t("To the live view")),
        ),
  );

function local(iso) {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}
