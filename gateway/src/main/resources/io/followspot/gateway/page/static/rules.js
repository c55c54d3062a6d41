// Alert rules: what they mean, for people.

import { duration } from "./format.js";
import { directionOf } from "./names.js";
import { idOf } from "./shapes.js";

export const KINDS = [
  ["object_in_zone", "Somebody or something is in a zone"],
  ["line_crossed", "A line is crossed"],
  ["count_above", "There are more objects than allowed"],
  ["loud_sound", "A loud sound is heard"],
  ["camera_offline", "The camera sends no frames"],
  ["camera_degraded", "The camera does not work as configured"],
];
/** The kinds that come from objects in the picture. */
export const OBJECT_KINDS = ["object_in_zone", "line_crossed", "count_above"];
export const SEVERITIES = [
  ["info", "Info"],
  ["warning", "Warning"],
  ["critical", "Critical"],
];
export const DAYS = [
  ["mon", "Mon"],
  ["tue", "Tue"],
  ["wed", "Wed"],
  ["thu", "Thu"],
  ["fri", "Fri"],
  ["sat", "Sat"],
  ["sun", "Sun"],
];
/** A minute, where a rule states none. */
export const COOL_DOWN_US = 60_000_000;

/** The class of a chip in a severity's colour. */
export const toneOf = (severity) => ({ critical: ".bad", warning: ".warn" })[severity] ?? "";

export const severityName = (severity) => SEVERITIES.find(([value]) => value === severity)?.[1] ?? "Warning";

/** "person in Yard for more than 10.0 s, 22:00 to 06:00" */
export function ruleText(rule, { zones = [], lines = [] }) {
  const named = (id) => [...zones, ...lines].find((region) => idOf(region) === id)?.name || id;
  const who = rule.label || "Any object";
  return [conditionText(rule, who, named, lines), ...(rule.hours ?? []).map(hoursText)].join(", ");
}

function conditionText(rule, who, named, lines) {
  switch (rule.kind) {
    case "object_in_zone": {
      const time = Number(rule.longer_than_us ?? 0);
      return `${who} in ${named(rule.zone_id)}${time ? ` for more than ${duration(time / 1e6)}` : ""}`;
    }
    case "line_crossed":
      return `${who} crosses ${named(rule.line_id)}${rule.direction ? `, ${wayText(rule, lines)}` : ""}`;
    case "count_above":
      return `More than ${rule.limit ?? 0} ${rule.label || "objects"} in ${rule.zone_id ? named(rule.zone_id) : "the picture"}`;
    case "loud_sound":
      return "Loud sound";
    case "camera_offline":
      return "No frames from the camera";
    default:
      return "Camera degraded";
  }
}

function wayText(rule, lines) {
  const line = lines.find((one) => one.line_id === rule.line_id);
  return ["forward", "backward"].includes(rule.direction)
    ? directionOf(line, rule.direction === "forward")
    : rule.direction;
}

function hoursText({ days = [], from, to }) {
  const on = DAYS.filter(([value]) => days.includes(value)).map(([, name]) => name);
  return `${on.length ? `${on.join(" ")} ` : ""}${from} to ${to}`;
}
