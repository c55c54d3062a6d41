// What people were told: alerts, the latest first, and their delivery.

import { get, post, query } from "../api.js";
import { empty, h, toast, update } from "../dom.js";
import { capital, shortTime } from "../format.js";
import { Names } from "../names.js";
import { canNotify, isNotifying, startNotifying, stopNotifying } from "../notify.js";
import { clipButton, momentShot } from "../passages.js";
import { SEVERITIES, severityName, toneOf } from "../rules.js";
import { listen } from "../stream.js";
import { listed, parts, t } from "../text.js";

const PAGE = 30;
const DELIVERIES = 20;
const REFRESH_MS = 5000;
/** How often the picture of a new alert is asked for again. */
const TRIES = 6;

export default async function alerts({ search, signal }) {
  const { cameras } = await get("v1/cameras");
  const names = new Names(cameras);
  const list = h("ul.passages");
  const more = h("div.more");
  const status = h("p", { role: "status" });
  const deliveries = h("section.panel", { "aria-label": t("Delivery"), hidden: true });
  const camera = select("camera", t("Camera"), [
    ["", t("All cameras")],
    ...cameras.map((one) => [one.camera_id, one.name || one.camera_id]),
  ]);
  const severity = select("severity", t("Severity"), [
    ["", t("All")],
    ["warning", t("Warning and critical")],
    ["critical", t("Critical")],
  ]);
  /** Ids that are shown: an alert may come twice. */
  let shown = new Set();

  function select(name, title, options) {
    return h(
      "label",
      {},
      title,
      h(
        "select",
        { name, onchange: choose },
        options.map(([value, text]) => h("option", { value, selected: (search.get(name) ?? "") === value }, text)),
      ),
    );
  }

  function choose() {
    location.hash = `#/alerts${query(wanted())}`;
  }

  const wanted = () => ({ camera: camera.lastChild.value, severity: severity.lastChild.value });

  function row(alert, isNew = false) {
    shown.add(alert.alert_id);
    const item = h(
      "li",
      { "data-alert": alert.alert_id },
      alert.snapshot
        ? momentShot(alert, isNew ? TRIES : 0)
        : h("div.shot.none", { "aria-hidden": "true" }, ICONS[alert.kind] ?? "!"),
      h(
        "div.grow",
        {},
        h("b", {}, h(`span.chip${toneOf(alert.severity)}`, {}, severityName(alert.severity)), capital(alert.text)),
        h(
          "span.muted",
          {},
          h("time", { datetime: alert.at }, shortTime(alert.at)),
          " · ",
          h("a", { href: `#/cameras/${alert.camera_id}` }, names.camera(alert.camera_id)),
          alert.rule_name ? ` · ${alert.rule_name}` : "",
        ),
        Number(alert.suppressed)
          ? h("small.muted", {}, t("{n} more before it were not told", { n: Number(alert.suppressed) }))
          : null,
      ),
    );
    if (alert.clip) item.append(clipButton(alert, item));
    return item;
  }

  async function load(cursor) {
    const answer = await get(`v1/alerts${query({ ...wanted(), limit: PAGE, cursor })}`);
    if (signal.aborted) return;
    if (!cursor) {
      list.replaceChildren();
      shown = new Set();
    }
    list.append(...answer.alerts.filter((one) => !shown.has(one.alert_id)).map((one) => row(one)));
    tell(answer.next_cursor);
  }

  function tell(cursor) {
    const n = list.children.length;
    const alerts = cursor ? t("The latest {count} alerts", { count: n }) : t("{count} alerts", { count: n });
    status.textContent = n ? listed([alerts, t("the latest first")]) : "";
    more.replaceChildren(
      cursor
        ? h(
            "button",
            {
              type: "button",
              onclick: (event) => {
                event.target.disabled = true;
                load(cursor).catch((problem) => toast(problem.message));
              },
            },
            t("Show more"),
          )
        : n
          ? ""
          : nothing(cameras, wanted()),
    );
  }

  listen(
    (kind, alert) => {
      if (kind !== "alert" || shown.has(alert.alert_id)) return;
      const { camera, severity } = wanted();
      if (camera && alert.camera_id !== camera) return;
      const rank = (value) => SEVERITIES.findIndex(([one]) => one === value);
      if (rank(alert.severity) < rank(severity)) return;
      list.prepend(row(alert, true));
      if (list.children.length === 1) tell(null);
    },
    signal,
    { events: ["alert"] },
  );

  await load();
  const panel = new DeliveryPanel(deliveries);
  await panel.refresh();
  const timer = setInterval(() => document.hidden || panel.refresh().catch(() => {}), REFRESH_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  return [
    h("div.head", {}, h("div", {}, h("h1", {}, t("Alerts")), status), h("div.row", {}, notifyButton())),
    h("div.choices", { role: "group", "aria-label": t("Filter") }, camera, severity),
    h(
      "div.two.below",
      {},
      h("section.panel", { "aria-label": t("Alerts") }, h("div.body.alerts", {}, list, more)),
      deliveries,
    ),
  ];
}

const ICONS = { loud_sound: "♪", camera_offline: "⏻", camera_degraded: "⚠", count_above: "#" };

function notifyButton() {
  const button = h("button", { type: "button", onclick: turn });
  const show = () => {
    button.setAttribute("aria-pressed", String(isNotifying()));
    button.textContent = isNotifying() ? t("Notifying in this browser") : t("Notify in this browser");
  };
  async function turn() {
    if (isNotifying()) stopNotifying();
    else if (!(await startNotifying()))
      toast(t("The browser does not allow this page to notify. Allow it in the browser's settings for this address."));
    show();
  }
  button.hidden = !canNotify();
  show();
  return button;
}

/** The targets, with a test each, and the latest attempts. */
class DeliveryPanel {
  #element;
  #attempts = h("ul.rows");
  #targets = h("ul.rows");
  #known = "";

  constructor(element) {
    this.#element = element;
    element.append(h("header", {}, h("h2", {}, t("Delivery"))), this.#targets, this.#attempts);
  }

  async refresh() {
    const { deliveries, targets } = await get(`v1/alerts/deliveries${query({ limit: DELIVERIES })}`);
    this.#element.hidden = false;
    if (targets.join() !== this.#known || !this.#targets.children.length) {
      this.#known = targets.join();
      this.#targets.replaceChildren(...(targets.length ? targets.map((name) => this.#target(name)) : [noTargets()]));
    }
    update(this.#attempts, ...deliveries.map(attempt));
  }

  #target(name) {
    const answer = h("small", { role: "status" });
    const button = h(
      "button.small.operator",
      {
        type: "button",
        "aria-label": t("Send a test alert to {target}", { target: name }),
        onclick: async () => {
          button.disabled = true;
          answer.textContent = t("Waiting for an answer …");
          try {
            answer.textContent = outcome(await post("v1/alerts/test", { target: name }));
          } catch (problem) {
            answer.textContent = problem.message;
          } finally {
            button.disabled = false;
          }
        },
      },
      t("Send a test"),
    );
    return h("li", {}, h("span.grow.stack.tight", {}, h("b", {}, name), answer), button);
  }
}

function outcome({ taken, status, answer, duration_ms: ms }) {
  const what = taken ? t("Taken") : t("Not taken");
  return status
    ? t("{what}: status {status} after {ms} ms. {answer}", { what, status: String(status), ms, answer })
    : t("{what} after {ms} ms. {answer}", { what, ms, answer });
}

const noTargets = () =>
  h(
    "li",
    {},
    h(
      "span.muted.small-text",
      {},
      parts(
        "Nobody is told of alerts yet. The setting {setting} of the gateway names a file of targets: webhooks, e-mail, MQTT.",
        { setting: h("code", {}, "FOLLOWSPOT_ALERT_TARGETS") },
      ),
    ),
  );

const attempt = (one) =>
  h(
    "li",
    {},
    h(
      `span.chip${one.taken ? ".good" : one.retried ? ".warn" : ".bad"}`,
      {},
      one.taken ? t("taken") : one.retried ? t("retried") : t("given up"),
    ),
    h(
      "span.grow.stack.tight",
      {},
      h("span", {}, one.target, " · ", h("span.mono", {}, one.alert_id)),
      h(
        "small.muted",
        {},
        [
          shortTime(one.at),
          t("attempt {n}", { n: one.attempt }),
          [one.status || "", one.taken ? "" : one.answer].filter(Boolean).join(" "),
        ].join(" · "),
      ),
    ),
  );

function nothing(cameras, { camera, severity }) {
  const ruled = cameras.some((one) => one.alert_rules.length);
  if (camera || severity)
    return empty(
      t("No alerts found"),
      h("p", {}, t("Widen the filter.")),
      h("a.button", { href: "#/alerts" }, t("Clear the filter")),
    );
  if (ruled)
    return empty(t("No alerts yet"), h("p", {}, t("What the alert rules of the cameras wait for has not happened.")));
  return empty(
    t("No alert rules yet"),
    h(
      "p",
      {},
      t(
        "A camera's page has a list of alert rules: who stays in a zone, who crosses a line, a camera that is offline.",
      ),
    ),
    h(
      "a.button",
      { href: cameras.length ? `#/cameras/${cameras[0].camera_id}` : "#/" },
      cameras.length ? t("Add a rule") : t("To the live view"),
    ),
  );
}
