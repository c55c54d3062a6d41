// Alert rules: what they mean, for people.

import { duration } from "./format.js";
import { directionOf } from "./names.js";
import { idOf } from "./shapes.js";
import { labelName } from "./terms.js";
import { listed, t } from "./text.js";

export const KINDS = [
  ["object_in_zone", t("Somebody or something is in a zone")],
  ["line_crossed", t("A line is crossed")],
  ["count_above", t("There are more objects than allowed")],
  ["loud_sound", t("A loud sound is heard")],
  ["camera_offline", t("The camera sends no frames")],
  ["camera_degraded", t("The camera does not work as configured")],
];
/** The kinds that come from objects in the picture. */
export const OBJECT_KINDS = ["object_in_zone", "line_crossed", "count_above"];
export const SEVERITIES = [
  ["info", t("Info")],
  ["warning", t("Warning")],
  ["critical", t("Critical")],
];
export const DAYS = [
  ["mon", t("Mon")],
  ["tue", t("Tue")],
  ["wed", t("Wed")],
  ["thu", t("Thu")],
  ["fri", t("Fri")],
  ["sat", t("Sat")],
  ["sun", t("Sun")],
];
/** A minute, where a rule states none. */
export const COOL_DOWN_US = 60_000_000;

/** The class of a chip in a severity's colour. */
export const toneOf = (severity) => ({ critical: ".bad", warning: ".warn" })[severity] ?? "";

export const severityName = (severity) => SEVERITIES.find(([value]) => value === severity)?.[1] ?? t("Warning");

/** "person in Yard for more than 10.0 s, 22:00 to 06:00" */
export function ruleText(rule, { zones = [], lines = [] }) {
  const named = (id) => [...zones, ...lines].find((region) => idOf(region) === id)?.name || id;
  const who = rule.label ? labelName(rule.label) : t("Any object");
  return listed([conditionText(rule, who, named, lines), ...(rule.hours ?? []).map(hoursText)]);
}

function conditionText(rule, who, named, lines) {
  switch (rule.kind) {
    case "object_in_zone": {
      const time = Number(rule.longer_than_us ?? 0);
      const zone = named(rule.zone_id);
      return time
        ? t("{who} in {zone} for more than {time}", { who, zone, time: duration(time / 1e6) })
        : t("{who} in {zone}", { who, zone });
    }
    case "line_crossed":
      return listed([
        t("{who} crosses {line}", { who, line: named(rule.line_id) }),
        ...(rule.direction ? [wayText(rule, lines)] : []),
      ]);
    case "count_above":
      return t("More than {n} {objects} in {place}", {
        n: rule.limit ?? 0,
        objects: rule.label ? labelName(rule.label) : t("objects"),
        place: rule.zone_id ? named(rule.zone_id) : t("the picture"),
      });
    case "loud_sound":
      return t("Loud sound");
    case "camera_offline":
      return t("No frames from the camera");
    default:
      return t("Camera degraded");
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
  const hours = t("{from} to {to}", { from, to });
  return on.length ? `${on.join(" ")} ${hours}` : hours;
}
