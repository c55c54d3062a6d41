// The alert rules of a camera: the list beside its picture.

import { ask } from "../dialog.js";
import { h, toast, update } from "../dom.js";
import { ruleText, severityName, toneOf } from "../rules.js";
import { t } from "../text.js";
import { ruleDialog } from "./rule-dialog.js";

/**
 * Of a camera.
 *
 * @param registration returns the camera's, as the gateway has it
 * @param save registers the camera with these fields changed; throws what the gateway had against it
 */
export function rulePanel(registration, save) {
  const list = h("ul.rows", { onclick: act });
  const add = h("button.operator", { type: "button", onclick: () => edit(null) }, t("Add rule"));

  function show() {
    const rules = registration().alert_rules;
    update(list, rules.length ? rules.map(row) : h("li.muted", {}, t("Nothing is told to anybody yet.")));
  }

  const row = (rule) => {
    const title = rule.name || ruleText(rule, registration());
    return h(
      "li",
      {},
      h(`span.chip${toneOf(rule.severity || "warning")}`, {}, severityName(rule.severity)),
      h(
        "span.grow.stack.tight",
        {},
        h("span", {}, title),
        rule.name ? h("small.muted", {}, ruleText(rule, registration())) : null,
      ),
      button(rule, "edit", t("Edit alert rule {rule}", { rule: title }), t("Edit")),
      button(rule, "delete", t("Delete alert rule {rule}", { rule: title }), t("Delete")),
    );
  };
  const button = (rule, what, title, text) =>
    h(
      "button.quiet.operator",
      {
        type: "button",
        "aria-label": title,
        "data-key": `${what} ${rule.rule_id}`,
        "data-act": what,
        "data-rule": rule.rule_id,
      },
      text,
    );

  function act(event) {
    const { act, rule: id } = event.target.closest("[data-act]")?.dataset ?? {};
    const rule = registration().alert_rules.find((one) => one.rule_id === id);
    if (act === "edit") edit(rule);
    if (act === "delete") remove(rule);
  }

  function edit(rule) {
    ruleDialog(rule, registration(), async (made, zone) => {
      const all = registration().alert_rules;
      await save({
        alert_rules: rule ? all.map((one) => (one.rule_id === rule.rule_id ? made : one)) : [...all, made],
        time_zone: zone,
      });
      show();
      toast(t("Saved. It applies from the next picture on."), "good");
    });
  }

  async function remove(rule) {
    const title = rule.name || ruleText(rule, registration());
    if (
      !(await ask(
        t("Delete this alert rule?"),
        t("{rule}. Alerts that it gave are kept.", { rule: title }),
        t("Delete rule"),
      ))
    )
      return;
    try {
      await save({ alert_rules: registration().alert_rules.filter((one) => one.rule_id !== rule.rule_id) });
      show();
    } catch (problem) {
      toast(problem.message);
    }
  }

  show();
  return {
    show,
    element: h(
      "section.panel",
      { "aria-label": t("Alert rules") },
      h(
        "header",
        {},
        h("h2", {}, t("Alert rules")),
        h("div.row", {}, h("a.muted", { href: "#/alerts" }, t("Alerts")), add),
      ),
      list,
    ),
  };
}
