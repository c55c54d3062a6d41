// One thing to review: its picture, what it was, its clip, and whether it was reviewed.

import { h, toast } from "./dom.js";
import { shortTime } from "./format.js";
import { clipButton, momentShot } from "./passages.js";
import { t } from "./text.js";

/**
 * A row of a list.
 *
 * @param item {camera, id, at, title, tone, more, picture}; picture is {track_id, at, snapshot, clip}, null if there is
 *   none, more an element
 * @param reviewed the marks
 * @param onLook receives the item's time, in milliseconds since 1970
 * @param onMark is called when the mark was changed
 */
export function reviewRow(item, reviewed, onLook, onMark = () => {}) {
  const box = h("input", { type: "checkbox", onchange: mark });
  const dot = h("span.dot");
  dot.style.background = item.tone;
  const row = h(
    "li.review-row",
    { "data-item": item.id },
    item.picture ? momentShot(item.picture) : h("div.shot", { "aria-hidden": "true" }, h("div.noimg", {}, "!")),
    h(
      "div.grow",
      {},
      h("b", {}, dot, item.title),
      h(
        "span",
        {},
        h(
          "button.as-link",
          { type: "button", title: t("Look at this moment"), onclick: () => onLook(Date.parse(item.at)) },
          h("time", { datetime: item.at }, shortTime(item.at)),
        ),
      ),
      item.more,
    ),
    h("label.reviewed-mark", {}, box, t("Reviewed")),
  );
  if (item.picture) row.append(clipButton(item.picture, row));
  show();

  function show() {
    box.checked = reviewed.has(item);
    // Taken away only with everything up to its time.
    box.disabled = reviewed.covers(item);
    row.classList.toggle("is-reviewed", box.checked);
  }

  async function mark() {
    try {
      await reviewed.mark(item, box.checked);
      show();
      onMark();
    } catch (problem) {
      box.checked = !box.checked;
      toast(problem.message);
    }
  }
  return row;
}
