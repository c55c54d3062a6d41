// Finds tracks; the address holds the filter, so that a search can be shared.

import { colourOf, count, duration, h, secondsBetween, shortTime } from "../dom.js";
import { get, query } from "../api.js";

const PAGE = 24;

export default async function tracks({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const zones = [...new Set(cameras.flatMap((c) => [...c.zones.map((z) => z.zone_id), ...c.lines.map((l) => l.line_id)]))].sort();
  const cards = h("div.cards");
  const more = h("div.row");
  const status = h("p", { role: "status" });
  const form = h("form.panel.filters", { onsubmit: submit, "aria-label": "Filter" },
    select("camera", "Camera", [["", "All cameras"], ...cameras.map((c) => [c.camera_id, c.name || c.camera_id])]),
    select("status", "Status", [["", "Any"], ["confirmed", "Moving"], ["stationary", "Stationary"], ["lost", "Lost"], ["ended", "Ended"]]),
    h("label", {}, "Label", h("input", { name: "label", placeholder: "person, car", value: search.get("label") })),
    select("zone", "Zone or line", [["", "Anywhere"], ...zones.map((z) => [z, z])]),
    h("label", {}, "From", h("input", { name: "from", type: "datetime-local", step: 1, value: local(search.get("from")) })),
    h("label", {}, "To", h("input", { name: "to", type: "datetime-local", step: 1, value: local(search.get("to")) })),
    h("label", {}, "In view for at least (s)", h("input", { name: "min_duration", type: "number", min: 0, step: "any", value: search.get("min_duration") })),
    h("div.row", {}, h("button.primary", { type: "submit" }, "Search"), h("a.button.quiet", { href: "#/tracks" }, "Clear")));

  function select(name, title, options) {
    return h("label", {}, title, h("select", { name }, options.map(([value, text]) =>
      h("option", { value, selected: (search.get(name) ?? "") === value }, text))));
  }

  function submit(event) {
    event.preventDefault();
    const wanted = Object.fromEntries(new FormData(form));
    for (const name of ["from", "to"]) if (wanted[name]) wanted[name] = new Date(wanted[name]).toISOString();
    wanted.label = wanted.label.replaceAll(" ", "");
    const target = `#/tracks${query(wanted)}`;
    if (location.hash === target) load();
    else location.hash = target;
  }

  async function load(cursor) {
    const answer = await get(`v1/tracks${query({ ...Object.fromEntries(search), limit: PAGE, cursor })}`);
    if (signal.aborted) return;
    if (!cursor) cards.replaceChildren();
    cards.append(...answer.tracks.map(card));
    const shown = cards.children.length;
    status.textContent = shown ? `${count(shown)}${answer.next_cursor ? "+" : ""} tracks, the last seen first` : "";
    more.replaceChildren(answer.next_cursor ? h("button", { onclick: () => load(answer.next_cursor) }, "Show more") : "");
    if (!shown) {
      more.replaceChildren(h("div.empty.panel", { style: "width:100%" }, h("h2", {}, "No tracks found"), h("p", {}, "Widen the filter, or wait until something moves.")));
    }
  }

  await load();
  more.style.cssText = "justify-content:center;margin-top:20px";
  return [h("div.head", {}, h("div", {}, h("h1", {}, "Tracks"), status)), form, cards, more];
}

function local(iso) {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

function card(track) {
  const image = h("img", {
    src: `v1/tracks/${track.track_id}/snapshot.jpg?crop=true&path=false&width=360`, alt: `${track.label || "object"} on ${track.camera_id}`, loading: "lazy", decoding: "async",
    onerror: () => image.replaceWith(h("div.noimg", {}, "picture no longer kept")),
  });
  const dot = h("span.dot");
  dot.style.background = colourOf(track.track_id, 55);
  return h("a.card.panel", { href: `#/tracks/${track.track_id}` }, image,
    h("div.text", {},
      h("div.spread", {}, h("b", {}, dot, ` ${track.label || "object"}`), h(track.status === "ended" ? "span.chip" : "span.chip.good", {}, track.status === "ended" ? duration(secondsBetween(track.first_seen, track.last_seen)) : track.status)),
      h("small", {}, shortTime(track.last_seen)),
      h("small.mono", {}, track.track_id)));
}
