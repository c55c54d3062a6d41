// A list of moments, as of those who crossed a line, each with its picture and its clip.

import { clockTime, nameOf, shortTime } from "./format.js";
import { isUnsure } from "./confidence.js";
import { h } from "./dom.js";
import { t } from "./text.js";

const RETRY_MS = 1500;

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
  const dot = h("span.dot");
  dot.style.background = tone;
  const row = h(
    "li",
    {},
    momentShot(one),
    h(
      "div.grow",
      {},
      h("b", {}, dot, isUnsure(one.confidence) ? t("{direction}, unsure", { direction: word }) : word),
      h("time", { datetime: one.at }, shortTime(one.at)),
      h("a", { href: `#/tracks/${one.track_id}` }, nameOf(one)),
    ),
  );
  row.append(clipButton(one, row));
  row.dataset.track = one.track_id;
  return row;
}

/**
 * The picture of a moment of a track, which leads to the track.
 *
 * @param tries how often to ask again: what is told live may not be in the history yet
 */
export function momentShot(one, tries = 0) {
  const address = `${local(one.snapshot)}&crop=true&path=false&box=true&width=160`;
  const image = h("img", { src: address, alt: "", loading: "lazy", decoding: "async", onerror: missing });
  function missing() {
    if (tries-- > 0) setTimeout(() => (image.src = address), RETRY_MS);
    else image.replaceWith(h("div.noimg", {}, t("No longer stored")));
  }
  return h("a.shot", { href: `#/tracks/${one.track_id}`, tabindex: -1, "aria-hidden": "true" }, image);
}

/** Plays the clip of a moment below its row. */
export function clipButton(one, row) {
  const button = h(
    "button.small",
    {
      type: "button",
      "aria-label": t("Play the clip of {time}", { time: clockTime(one.at) }),
      onclick: () => play(one, row, button),
    },
    t("Play"),
  );
  return button;
}

/** Shows the ten seconds around the moment below the row. */
function play(one, row, button) {
  const shown = row.querySelector("video, .fault");
  if (shown) {
    shown.remove();
    button.textContent = t("Play");
    return;
  }
  const video = h("video", {
    src: local(one.clip),
    controls: true,
    autoplay: true,
    loop: true,
    muted: true,
    playsinline: true,
    "aria-label": t("Clip of {time}", { time: clockTime(one.at) }),
    onerror: () =>
      video.replaceWith(h("p.fault", { role: "alert" }, t("The pictures of this moment are no longer stored."))),
  });
  video.muted = true;
  button.textContent = t("Close");
  row.append(video);
}
