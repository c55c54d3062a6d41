// How times, numbers and events are put into words.

import { labelName, term } from "./terms.js";
import { locale, t } from "./text.js";

/** 13:05:09 */
export const clockTime = (iso) => new Date(iso).toLocaleTimeString(locale, { hourCycle: "h23" });

/** 13:05 */
export const hourTime = (at) =>
  new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** 22 Nov */
export const dayName = (at) => new Date(at).toLocaleDateString(locale, { day: "numeric", month: "short" });

/** 22 Nov 13:05:09, without the day if it is today. */
export function shortTime(iso) {
  const today = new Date(iso).toDateString() === new Date().toDateString();
  return today ? clockTime(iso) : `${dayName(iso)} ${clockTime(iso)}`;
}

/** 8.4 s, 3 min 05 s; the unit stays with its number. */
export function duration(seconds) {
  const two = (n) => String(Math.floor(n)).padStart(2, "0");
  if (seconds < 60) return t("{n}\u00a0s", { n: number(seconds, 1) });
  if (seconds < 3600) return t("{min} min {s} s", { min: Math.floor(seconds / 60), s: two(seconds % 60) });
  return t("{h} h {min} min", { h: Math.floor(seconds / 3600), min: two((seconds % 3600) / 60) });
}

export const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;

/** 1,234 */
export const count = (n) => Number(n ?? 0).toLocaleString(locale);

/** 1,234.50, with so many digits after the point. */
export const number = (value, digits = 0) =>
  value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** 87 % */
export const percent = (part, digits = 0) => t("{n} %", { n: number(part * 100, digits) });

export const ordinalOf = (trackId) => trackId.slice(trackId.lastIndexOf(".") + 1);

/** Person 42; a detector of mere movement knows no labels. */
export const nameOf = (track) =>
  t("{label} {number}", { label: capital(labelName(track.label || "object")), number: ordinalOf(track.track_id) });

/** person 42, or #42: for over the picture. */
export const tagOf = (track) =>
  track.label
    ? t("{label} {number}", { label: labelName(track.label), number: ordinalOf(track.track_id) })
    : `#${ordinalOf(track.track_id)}`;

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** An event for people: "Crossed Gate forward", "Left Hall after 3.2 s". */
export function sentence(event, regionName = (id) => id, directionName = plainDirection) {
  const moved = event.transition;
  switch (event.type) {
    case "line_crossed":
      return t("Crossed {line} {direction}", {
        line: regionName(moved.region_id),
        direction: directionName(moved.region_id, moved.forward),
      });
    case "zone_entered":
      return t("Entered {zone}", { zone: regionName(moved.region_id) });
    case "zone_exited":
      return moved.dwell_us
        ? t("Left {zone} after {time}", { zone: regionName(moved.region_id), time: duration(moved.dwell_us / 1e6) })
        : t("Left {zone}", { zone: regionName(moved.region_id) });
    case "ended":
      return ENDS[event.track?.reason] ?? t("Ended");
    default:
      return SENTENCES[event.type] ?? capital(term(event.type));
  }
}

const plainDirection = (_, forward) => term(forward ? "forward" : "backward");

/** When it happened: a line is crossed between two frames. */
export const momentOf = (event) => event.transition?.at ?? event.track.frame.captured_at;

const SENTENCES = {
  confirmed: t("Appeared"),
  stationary: t("Stationary"),
  resumed: t("Moving again"),
  lost: t("Lost"),
  recovered: t("Recovered"),
};

const ENDS = {
  lost: t("Ended, unseen for too long"),
  exited: t("Left the picture"),
  stream_ended: t("Ended with the stream"),
  camera_removed: t("Ended, camera removed"),
  camera_changed: t("Ended, camera changed"),
};

const STATUSES = {
  confirmed: t("moving"),
  stationary: t("standing"),
  lost: t("unseen"),
  ended: t("ended"),
  tentative: t("tentative"),
};

/** What a track does now, for people. */
export const statusWord = (status) => STATUSES[status] ?? status;

const COMPASS = [
  t("up"),
  t("up right"),
  t("right"),
  t("down right"),
  t("down"),
  t("down left"),
  t("left"),
  t("up left"),
];

/** A bearing in degrees, 0 is up the picture, as "down left". */
export const compass = (degrees) => COMPASS[Math.round(degrees / 45) % 8];
