// A list of those who crossed a line, each with the picture of that moment.

import { clockTime, nameOf, shortTime } from "./format.js";
import { isUnsure } from "./confidence.js";
import { h } from "./dom.js";

/** An address of the API, relative to the page. */
const local = (address) => address.replace(/^\//, "");

/**
 * One who crossed.
 *
 * @param one {track_id, label, at, confidence, snapshot, clip} of a crossing or a passage
 * @param word what happened, as "in"
 * @param tone its colour
 */
export function passageRow(one, word, tone) {
  const image = h("img", {
    src: `${local(one.snapshot)}&crop=true&path=false&box=true&width=160`,
    alt: "",
    loading: "lazy",
    decoding: "async",
    onerror: () => image.replaceWith(h("div.noimg", {}, "No longer stored")),
  });
  const shot = h("a.shot", { href: `#/tracks/${one.track_id}`, tabindex: -1, "aria-hidden": "true" }, image);
  const dot = h("span.dot");
  dot.style.background = tone;
  const clip = h(
    "button.small",
    { type: "button", "aria-label": `Play the clip of ${clockTime(one.at)}`, onclick: () => play(one, row, clip) },
    "Play",
  );
  const row = h(
    "li",
    {},
    shot,
    h(
      "div.grow",
      {},
      h("b", {}, dot, isUnsure(one.confidence) ? `${word}, unsure` : word),
      h("time", { datetime: one.at }, shortTime(one.at)),
      h("a", { href: `#/tracks/${one.track_id}` }, nameOf(one)),
    ),
    clip,
  );
  row.dataset.track = one.track_id;
  return row;
}

/** Shows the ten seconds around the moment below the row. */
function play(one, row, button) {
  const shown = row.querySelector("video, .fault");
  if (shown) {
    shown.remove();
    button.textContent = "Play";
    return;
  }
  const video = h("video", {
    src: local(one.clip),
    controls: true,
    autoplay: true,
    loop: true,
    muted: true,
    playsinline: true,
    "aria-label": `Clip of ${clockTime(one.at)}`,
    onerror: () =>
      video.replaceWith(h("p.fault", { role: "alert" }, "The pictures of this moment are no longer stored.")),
  });
  video.muted = true;
  button.textContent = "Close";
  row.append(video);
}
