// The span of time that the review shows, and the controls that choose it.

import { dayOf, dayText, midnight } from "../days.js";
import { h } from "../dom.js";
import { t } from "../text.js";

/** Lengths of the span in hours. */
const LENGTHS = [24, 6, 1];
const SLOTS = 288;

/** The day or the hours of it that are shown, and the length of a slot. */
export function spanOf(search) {
  const hours = LENGTHS.find((one) => String(one) === search.get("hours")) ?? LENGTHS[0];
  const day = dayOf(search.get("day")) ?? midnight(new Date());
  const end = Number(midnight(day, 1));
  const now = Date.now();
  if (hours === 24)
    return { day, hours, from: Number(day), to: end, bucketMs: Math.ceil((end - day) / SLOTS / 1000) * 1000 };
  const latest = Math.min(end, Math.ceil(now / 3600_000) * 3600_000);
  const asked = Date.parse(search.get("from") ?? "");
  const from = Math.max(Number(day), Number.isNaN(asked) ? latest - hours * 3600_000 : asked);
  return { day, hours, from, to: from + hours * 3600_000, bucketMs: (hours * 3600_000) / SLOTS };
}

/** The span as parameters of the address. */
export const paramsOf = ({ day, hours, from }) => ({
  day: dayText(day),
  hours: hours === 24 ? "" : hours,
  from: hours === 24 ? "" : new Date(from).toISOString(),
});

/** The choice of camera, length and day; address makes the view's address with a change. */
export function controls({ span, cameras, chosen, address }) {
  const go = (change) => (location.hash = address(change));
  const date = h("input.auto", {
    type: "date",
    "aria-label": t("Day"),
    max: dayText(new Date()),
    value: dayText(span.day),
    onchange: () => date.value && go({ day: date.value, from: "" }),
  });
  const move = (by) => {
    if (span.hours === 24) return go({ day: dayText(midnight(span.day, by)) });
    const from = new Date(span.from + by * span.hours * 3600_000);
    return go({ day: dayText(from), from: from.toISOString() });
  };
  return h(
    "div.row",
    {},
    h(
      "select.auto",
      { "aria-label": t("Camera"), onchange: (event) => go({ camera: event.target.value }) },
      h("option", { value: "" }, t("All cameras")),
      cameras.map((c) => h("option", { value: c.camera_id, selected: c.camera_id === chosen }, c.name || c.camera_id)),
    ),
    h(
      "div.segments",
      { role: "group", "aria-label": t("Length") },
      LENGTHS.map((hours) =>
        h(
          "button",
          {
            type: "button",
            "aria-pressed": String(hours === span.hours),
            onclick: () => go({ hours: hours === 24 ? "" : hours, from: "" }),
          },
          hours === 24 ? t("Day (length)") : t("{count} hours", { count: hours }),
        ),
      ),
    ),
    h("button.icon", { type: "button", "aria-label": t("Earlier"), onclick: () => move(-1) }, "‹"),
    date,
    h(
      "button.icon",
      { type: "button", "aria-label": t("Later"), disabled: span.to > Date.now(), onclick: () => move(1) },
      "›",
    ),
  );
}
