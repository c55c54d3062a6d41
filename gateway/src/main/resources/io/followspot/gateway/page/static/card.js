// A track in a list: what it looked like, who, when, where.

import { colourOf } from "./colour.js";
import { h } from "./dom.js";
import { duration, nameOf, secondsBetween, shortTime, statusWord } from "./format.js";
import { t } from "./text.js";

export function trackCard(track, names) {
  const ended = track.status === "ended";
  const image = h("img", {
    src: `v1/tracks/${track.track_id}/snapshot.jpg?crop=true&path=false&box=true&width=360`,
    alt: "",
    loading: "lazy",
    decoding: "async",
    onerror: () => image.replaceWith(h("div.noimg", {}, t("Picture no longer stored"))),
  });
  const dot = h("span.dot");
  dot.style.background = colourOf(track.track_id, 55);
  const card = h(
    "a.card.panel",
    {
      href: `#/tracks/${track.track_id}`,
      "aria-label": t("{object} on {camera}, {time}", {
        object: nameOf(track),
        camera: names.camera(track.camera_id),
        time: shortTime(track.last_seen),
      }),
    },
    h(
      "div.shot",
      {},
      image,
      h("time", { datetime: track.last_seen }, shortTime(track.last_seen)),
      h("span.length", {}, duration(secondsBetween(track.first_seen, track.last_seen))),
    ),
    h(
      "div.text",
      {},
      h(
        "div.spread",
        {},
        h("b", {}, dot, nameOf(track)),
        ended ? null : h(`span.chip.${track.status === "lost" ? "warn" : "good"}`, {}, statusWord(track.status)),
      ),
      h("small", {}, names.camera(track.camera_id)),
    ),
  );
  card.dataset.track = track.track_id;
  return card;
}
