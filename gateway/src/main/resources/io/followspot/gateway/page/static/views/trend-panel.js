// The system's health over the last hours.

import { get, query } from "../api.js";
import { h, update } from "../dom.js";
import { count, number } from "../format.js";
import { t } from "../text.js";
import { levels, rates, trendLine } from "../trend.js";

const LENGTHS = [1, 6, 24];
const REFRESH_MS = 30_000;

export function trendPanel(signal) {
  let hours = LENGTHS[0];
  const lines = h("div.trends");
  const buttons = LENGTHS.map((length) =>
    h(
      "button",
      {
        type: "button",
        "aria-pressed": String(length === hours),
        onclick: () => {
          hours = length;
          buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(LENGTHS[i] === hours)));
          again();
        },
      },
      t("{n} h", { n: length }),
    ),
  );

  async function refresh() {
    const to = Date.now();
    const from = to - hours * 3600_000;
    const { samples } = await get(`v1/health/trend${query({ from: new Date(from).toISOString() })}`);
    if (signal.aborted) return;
    const span = { from, to };
    const perSecond = (value) => t("{n}/s", { n: number(value, value < 10 ? 1 : 0) });
    const many = (value) => count(Math.round(value));
    update(
      lines,
      trendLine(
        t("Frames received"),
        rates(samples, (it) => it.received),
        span,
        perSecond,
        "var(--accent)",
      ),
      trendLine(
        t("Frames processed"),
        rates(samples, (it) => it.processed),
        span,
        perSecond,
        "var(--good)",
      ),
      trendLine(
        t("Late, rejected, missing"),
        rates(samples, (it) => it.lost),
        span,
        perSecond,
        "var(--bad)",
      ),
      trendLine(
        t("Waiting in Kafka"),
        levels(samples, (it) => it.waiting),
        span,
        many,
        "var(--calm)",
      ),
      trendLine(
        t("Events not in history yet"),
        levels(samples, (it) => it.history_lag),
        span,
        many,
        "var(--line)",
      ),
      trendLine(
        t("Free on disk"),
        levels(samples, (it) => it.free_bytes),
        span,
        (bytes) => t("{n} GB", { n: number(bytes / 1e9, 1) }),
        "var(--ink-2)",
      ),
    );
  }

  const again = () => document.hidden || refresh().catch(() => {});
  const timer = setInterval(again, REFRESH_MS);
  signal.addEventListener("abort", () => clearInterval(timer));
  again();
  return h(
    "section.panel.below",
    { "aria-label": t("Over time") },
    h(
      "header",
      {},
      h("h2", {}, t("Over time")),
      h("div.segments", { role: "group", "aria-label": t("Length of time") }, buttons),
    ),
    h("div.body", {}, lines),
  );
}
