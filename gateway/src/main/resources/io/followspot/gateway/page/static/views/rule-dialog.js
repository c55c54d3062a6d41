// The dialogue that states an alert rule of a camera.

import { openDialog } from "../dialog.js";
import { h } from "../dom.js";
import { directionOf, idFrom } from "../names.js";
import { COOL_DOWN_US, DAYS, KINDS, OBJECT_KINDS, SEVERITIES } from "../rules.js";
import { idOf } from "../shapes.js";
import { t } from "../text.js";

/**
 * Opens it.
 *
 * @param rule the rule to change; null for a new one
 * @param registration the camera's
 * @param save called with the whole rule; what it throws is shown
 */
export function ruleDialog(rule, registration, save) {
  const { zones, lines } = registration;
  const now = rule ?? {};
  const hours = now.hours?.[0] ?? {};
  const zone = registration.time_zone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  const kind = select("kind", KINDS, now.kind ?? firstKind(registration));
  const inZone = select("zone", [], "");
  const line = select(
    "line",
    lines.map((one) => [one.line_id, one.name || one.line_id]),
    now.line_id,
  );
  const direction = select("direction", [], "");
  const label = input("label", { value: now.label, placeholder: t("any, or person, car"), spellcheck: "false" });
  const longer = input("longer", {
    type: "number",
    min: 0,
    max: 86400,
    step: "any",
    value: seconds(now.longer_than_us),
  });
  const limit = input("limit", { type: "number", min: 0, max: 1000, step: 1, value: now.limit ?? 0 });
  const severity = select("severity", SEVERITIES, now.severity ?? "warning");
  const coolDown = input("cool_down", {
    type: "number",
    min: 0,
    max: 86400,
    step: "any",
    value: seconds(now.cool_down_us ?? COOL_DOWN_US),
  });
  const name = input("name", { value: now.name, placeholder: t("Yard at night"), maxlength: 80 });
  const from = input("from", { type: "time", value: hours.from });
  const to = input("to", { type: "time", value: hours.to === "24:00" ? "00:00" : hours.to });
  const days = DAYS.map(([value, title]) =>
    h(
      "label.day",
      {},
      h("input", { type: "checkbox", name: "day", value, checked: (hours.days ?? []).includes(value) }),
      title,
    ),
  );
  const fault = h("p.fault", { role: "alert" });
  const parts = {
    zone: field(t("Zone"), inZone),
    line: field(t("Line"), line),
    direction: field(t("Direction"), direction),
    label: field(t("Label"), label, t("What the detector calls the object. The motion detector knows no labels.")),
    longer: field(t("For longer than (s)"), longer),
    limit: field(t("More than"), limit),
  };
  const form = h(
    "form",
    { onsubmit: submit },
    h("h1", {}, rule ? t("Change alert rule") : t("Add alert rule")),
    field(t("Alert when"), kind),
    h("div.pair", {}, parts.zone, parts.line, parts.direction, parts.longer, parts.limit, parts.label),
    h("div.pair", {}, field(t("Severity"), severity), field(t("At most one alert in (s)"), coolDown)),
    h(
      "fieldset",
      {},
      h("legend", {}, t("Only at these hours")),
      h("div.pair", {}, field(t("From"), from), field(t("To"), to)),
      h("div.row.days", { role: "group", "aria-label": t("Days on which they begin") }, days),
      h("p.muted.small-text", {}, t("Empty means always; no day means every day. Clock of {zone}.", { zone })),
      now.hours?.length > 1
        ? h(
            "p.muted.small-text",
            {},
            t("{count} more time spans of this rule stay as they are.", { count: now.hours.length - 1 }),
          )
        : null,
    ),
    field(t("Name"), name, t("For people; empty takes the condition.")),
    fault,
    h(
      "div.actions",
      {},
      h("button", { type: "button", onclick: () => dialog.close() }, t("Cancel")),
      h("button.primary", { type: "submit" }, rule ? t("Save") : t("Add rule")),
    ),
  );
  const dialog = openDialog(rule ? t("Change alert rule") : t("Add alert rule"), form);
  kind.addEventListener("change", show);
  line.addEventListener("change", showDirections);
  show();
  kind.focus();

  /** Only the fields that the kind has. */
  function show() {
    const has = (...kinds) => kinds.includes(kind.value);
    parts.zone.hidden = !has("object_in_zone", "count_above");
    parts.line.hidden = parts.direction.hidden = !has("line_crossed");
    parts.longer.hidden = !has("object_in_zone");
    parts.limit.hidden = !has("count_above");
    parts.label.hidden = !has(...OBJECT_KINDS);
    const all = zones.map((one) => [one.zone_id, one.name || one.zone_id]);
    fill(inZone, has("count_above") ? [["", t("the whole picture")], ...all] : all, inZone.value || now.zone_id);
    showDirections();
    fault.textContent = missing();
  }

  function showDirections() {
    const chosen = lines.find((one) => one.line_id === line.value);
    // The line's own name for a direction is kept as one of the two.
    const was = [true, false].find((ahead) => now.direction && directionOf(chosen, ahead) === now.direction);
    const value = was === undefined ? now.direction : was ? "forward" : "backward";
    fill(
      direction,
      [
        ["", t("both")],
        ["forward", directionOf(chosen, true)],
        ["backward", directionOf(chosen, false)],
      ],
      direction.value || value,
    );
  }

  function missing() {
    if (kind.value === "object_in_zone" && !zones.length)
      return t("This camera has no zone yet. Draw one on the picture and save it first.");
    if (kind.value === "line_crossed" && !lines.length)
      return t("This camera has no line yet. Draw one on the picture and save it first.");
    return "";
  }

  function value() {
    const id = now.rule_id ?? idFrom(name.value.trim() || kind.value.replaceAll("_", " "));
    const taken = registration.alert_rules.filter((one) => one !== rule).map((one) => one.rule_id);
    const is = { rule_id: free(id, taken), name: name.value.trim(), kind: kind.value, severity: severity.value };
    if (!parts.zone.hidden) is.zone_id = inZone.value;
    if (!parts.line.hidden) [is.line_id, is.direction] = [line.value, direction.value];
    if (!parts.label.hidden) is.label = label.value.trim();
    if (!parts.longer.hidden) is.longer_than_us = micros(longer.value);
    if (!parts.limit.hidden) is.limit = Number(limit.value);
    is.cool_down_us = micros(coolDown.value);
    const others = (now.hours ?? []).slice(1);
    const on = days.map((day) => day.firstChild).filter((box) => box.checked);
    is.hours =
      from.value || to.value || on.length
        ? [{ days: on.map((box) => box.value), from: from.value || "00:00", to: midnightAs24(to.value) }, ...others]
        : others;
    return is;
  }

  async function submit(event) {
    event.preventDefault();
    fault.textContent = missing();
    if (fault.textContent) return;
    const made = value();
    try {
      await save(made, made.hours.length ? zone : registration.time_zone);
      dialog.close();
    } catch (problem) {
      fault.textContent = problem.errors?.length
        ? problem.errors.map((one) => `${one.field.replace(/^alert_rules\[\d+\]\.?/, "")} ${one.message}`).join("; ")
        : problem.message;
    }
  }
}

/** An id that no other rule has. */
function free(id, taken) {
  if (!taken.includes(id)) return id;
  for (let n = 2; ; n++) if (!taken.includes(`${id}-${n}`)) return `${id}-${n}`;
}

const firstKind = ({ zones, lines }) =>
  zones.length ? "object_in_zone" : lines.length ? "line_crossed" : "count_above";
const seconds = (us) => Number(us ?? 0) / 1e6;
const micros = (s) => Math.round(Number(s) * 1e6);
/** The end of a day, where the end is its beginning. */
const midnightAs24 = (time) => (!time || time === "00:00" ? "24:00" : time);

const input = (name, attributes) => h("input", { name, autocomplete: "off", ...attributes });
const field = (title, control, note) => h("label", {}, title, control, note ? h("small", {}, note) : null);

function select(name, options, value) {
  const list = h("select", { name });
  fill(list, options, value);
  return list;
}

function fill(list, options, value) {
  list.replaceChildren(...options.map(([is, text]) => h("option", { value: is, selected: is === value }, text)));
}
