// The zones and lines of a camera beside its picture: the tools, the list, and saving.

import { h, toast } from "../dom.js";
import { Past } from "../past.js";
import { idOf, kindOf } from "../shapes.js";
import { t } from "../text.js";

const HINTS = {
  zone: t("Click corner after corner; click the first one again, or press Enter, to close. Esc cancels."),
  line: t("Press at the start of the line and release at its end. The arrow shows the forward direction."),
  chosen: t(
    "Drag a corner or the whole; drag a small dot to add a corner. By keyboard: arrows move, Shift in large steps, + adds a corner, Delete removes it.",
  ),
  some: t("Select one in the picture or in the list to edit it."),
  none: t("Zones report entries and exits, lines count crossings. Draw one on the picture."),
};

/** Of a camera; calls save() when what is drawn shall be kept. */
export function regionPanel(editor, save, camera, signal) {
  const past = new Past(camera, signal);
  let saved = "";
  let faults = [];
  const tools = { zone: tool("zone", t("Draw zone")), line: tool("line", t("Draw line")) };
  const hint = h("p.hint", { role: "status" });
  const list = h("ul.rows");
  const bar = h(
    "div.savebar",
    { hidden: true, role: "region", "aria-label": t("Unsaved changes") },
    h("span", {}, t("Unsaved changes")),
    h(
      "div.row",
      {},
      h("button", { type: "button", onclick: () => editor.undo() }, t("Undo")),
      h("button", { type: "button", onclick: () => panel.load(JSON.parse(saved)) }, t("Discard")),
      h("button.primary", { type: "button", onclick: save }, t("Save")),
    ),
  );

  /** By keyboard a click has no detail: then there is a region at once, to be moved by arrow keys. */
  function tool(kind, title) {
    return h(
      "button",
      {
        type: "button",
        "aria-pressed": "false",
        onclick: (event) =>
          event.detail === 0 ? editor.insert(kind) : editor.draw(editor.mode === kind ? null : kind),
      },
      title,
    );
  }

  editor.onChange = () => {
    for (const [kind, button] of Object.entries(tools))
      button.setAttribute("aria-pressed", String(editor.mode === kind));
    bar.hidden = !panel.isDirty;
    hint.textContent = HINTS[editor.mode ?? (editor.chosen ? "chosen" : editor.regions.all.length ? "some" : "none")];
    if (!list.contains(document.activeElement) || document.activeElement.tagName === "BUTTON") showList();
  };
  // Typing is not interrupted; the list is updated afterwards.
  list.addEventListener("focusout", () => setTimeout(() => list.contains(document.activeElement) || showList()));

  function showList() {
    const had = list.contains(document.activeElement);
    list.replaceChildren(...editor.regions.all.map(row));
    if (had) (list.querySelector(".open input") ?? list.querySelector("button") ?? tools.zone).focus();
  }

  function row(region) {
    const kind = kindOf(region);
    const fault = faultOf(region);
    const note = fault ? h("span.fault", { role: "alert" }, fault) : null;
    if (region !== editor.chosen) {
      return h(
        "li",
        {},
        h(`span.swatch.${kind}`),
        h("span.grow.stack.tight", {}, region.name || idOf(region), note),
        h(
          "button.quiet.operator",
          {
            type: "button",
            "aria-label": editTitle(region),
            onclick: () => editor.choose(region),
          },
          t("Edit"),
        ),
      );
    }
    past.show(region);
    return h(
      "li.open",
      {},
      h(`span.swatch.${kind}`),
      h(
        "div.grow.stack.tight",
        {},
        h(
          "div.pair",
          {},
          field(region, "name", t("Name"), { placeholder: t("for people") }),
          field(region, `${kind}_id`, t("Id"), {
            required: true,
            pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}",
            spellcheck: "false",
          }),
        ),
        kind === "line"
          ? h(
              "div.pair",
              {},
              field(region, "forward_name", t("Along the arrow"), { placeholder: t("forward, or in"), maxlength: 40 }),
              field(region, "backward_name", t("Against it"), { placeholder: t("backward, or out"), maxlength: 40 }),
            )
          : null,
        note,
        past.element,
        h(
          "span.row",
          {},
          h("button.small", { type: "button", onclick: () => editor.choose(null) }, t("Done")),
          kind === "line"
            ? h(
                "button.small",
                {
                  type: "button",
                  onclick: () => {
                    editor.regions.flip(region);
                    editor.changed();
                  },
                },
                t("Swap direction"),
              )
            : null,
          h("button.small.danger", { type: "button", onclick: () => editor.remove(region) }, t("Delete")),
        ),
      ),
    );
  }

  const editTitle = (region) => {
    const name = region.name || idOf(region);
    return kindOf(region) === "zone" ? t("Edit zone {name}", { name }) : t("Edit line {name}", { name });
  };

  function field(region, key, title, attributes) {
    const input = h("input", {
      value: region[key] ?? "",
      ...attributes,
      oninput: () => {
        region[key] = input.value.trim();
        editor.changed();
      },
    });
    return h("label", {}, title, input);
  }

  /** What the gateway said against a region, by its place in the lists. */
  function faultOf(region) {
    const place = region.polygon
      ? `zones[${editor.regions.zones.indexOf(region)}]`
      : `lines[${editor.regions.lines.indexOf(region)}]`;
    return faults
      .filter(({ field }) => field.startsWith(place))
      .map(({ field, message }) => `${field.slice(place.length + 1)} ${message}`)
      .join("; ");
  }

  const panel = {
    bar,
    element: h(
      "section.panel",
      { "aria-label": t("Zones and lines") },
      h("header", {}, h("h2", {}, t("Zones and lines")), h("div.row.operator", {}, tools.zone, tools.line)),
      hint,
      list,
    ),
    get isDirty() {
      return JSON.stringify({ zones: editor.regions.zones, lines: editor.regions.lines }) !== saved;
    },
    load({ zones, lines }) {
      saved = JSON.stringify({ zones, lines });
      faults = [];
      editor.load(zones, lines);
    },
    /** Shows what is wrong where it is wrong. */
    blame(problem) {
      faults = problem.errors ?? [];
      toast(problem.message);
      const wrong = editor.regions.all.find((region) => faultOf(region));
      if (wrong) editor.choose(wrong);
    },
  };
  return panel;
}
