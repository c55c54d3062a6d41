// Who crossed a line within a stretch of time: opened from a bar of the counts.

import { get, query } from "../api.js";
import { openDialog } from "../dialog.js";
import { empty, h } from "../dom.js";

import { passageRow } from "../passages.js";
import { listed, t } from "../text.js";

const PAGE = 20;

/**
 * Opens the list.
 *
 * @param about {camera, line, direction, from, to} as the API takes them
 * @param title the line's name
 * @param when the stretch of time, for people
 * @param kinds {forward, backward}, each {name, tone}
 */
export function showCrossings(about, title, when, kinds) {
  const list = h("ul.passages");
  const status = h("p.muted", { role: "status" }, t("Loading …"));
  const more = h("div.row");
  const csv = h(
    "a.button.small",
    { href: `v1/crossings${query({ ...about, limit: 500, format: "csv" })}`, download: `crossings-${about.line}.csv` },
    "CSV",
  );
  const dialog = openDialog(
    t("Crossings of {line}", { line: title }),
    h(
      "div.body",
      {},
      h("div.spread", {}, h("h1", { tabindex: -1 }, title), csv),
      h("p.muted", {}, when),
      status,
      list,
      more,
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, t("Close"))),
    ),
  );
  // A link leads away from the dialogue.
  dialog.addEventListener("click", (event) => event.target.closest("a[href^='#']") && dialog.close());

  async function load(cursor) {
    try {
      const answer = await get(`v1/crossings${query({ ...about, limit: PAGE, cursor })}`);
      list.append(
        ...answer.crossings.map((one) => passageRow(one, kinds[one.direction].name, kinds[one.direction].tone)),
      );
      status.textContent = listed([
        answer.next_cursor
          ? t("The latest {count} crossings", { count: list.children.length })
          : t("{count} crossings", { count: list.children.length }),
        t("the latest first"),
      ]);
      if (!list.children.length)
        list.replaceChildren(h("li", {}, empty(t("Nobody crossed"), h("p", {}, t("No crossing was counted then.")))));
      more.replaceChildren(
        answer.next_cursor
          ? h(
              "button",
              {
                type: "button",
                onclick: (event) => {
                  event.target.disabled = true;
                  load(answer.next_cursor);
                },
              },
              t("Show more"),
            )
          : "",
      );
    } catch (problem) {
      status.textContent = problem.message;
    }
  }
  return load();
}
