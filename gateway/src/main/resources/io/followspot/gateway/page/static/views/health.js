// What became of every frame of every camera, and what cameras had to say.

import { get } from "../api.js";
import { publishCommand } from "../command.js";
import { empty, h, snippet, update } from "../dom.js";
import { capital, count, duration, number, shortTime } from "../format.js";
import { balanceBar, sums } from "../ledger.js";
import { whatIsDown } from "../system.js";
import { CAMERA_EVENTS, listen } from "../stream.js";
import { term } from "../terms.js";
import { listed, t } from "../text.js";
import { addCamera } from "./add-camera.js";
import { trendPanel } from "./trend-panel.js";

const NOTES = 40;

export default async function health({ signal }) {
  const overview = h("dl.overview");
  const cards = h("div.healths");
  const notes = h("ol.notes");
  const none = h("p.hint", {}, t("No camera events since this page was opened."));
  const rates = new Map();

  async function refresh() {
    const [{ cameras }, store] = await Promise.all([get("v1/cameras"), get("v1/store")]);
    if (signal.aborted) return;
    update(overview, ...overviewOf(cameras, store));
    update(cards, ...(cameras.length ? cameras.map((camera) => card(camera, rateOf(camera, rates))) : [welcome()]));
  }

  cards.addEventListener("click", (event) => event.target.closest(".add") && addCamera());
  await refresh();
  const timer = setInterval(() => refresh().catch(() => {}), 2000);
  signal.addEventListener("abort", () => clearInterval(timer));
  listen(
    (kind, message) => {
      if (kind !== "camera_event" || message.type === "ledger_reported") return;
      none.hidden = true;
      notes.prepend(
        h(
          "li",
          {},
          h("time", { datetime: message.occurred_at }, shortTime(message.occurred_at)),
          h("b", {}, message.camera_id),
          h("span", {}, noteOf(message)),
        ),
      );
      while (notes.children.length > NOTES) notes.lastChild.remove();
    },
    signal,
    { events: CAMERA_EVENTS },
  );
  return [
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h("h1", {}, t("Health")),
        h("p", {}, t("Every frame is accounted for: received = processed + duplicate + late + rejected.")),
      ),
      h("a.button", { href: "docs/" }, t("API reference")),
    ),
    overview,
    cards,
    trendPanel(signal),
    h("section.panel.below", {}, h("header", {}, h("h2", {}, t("Camera events"))), none, notes),
  ];
}

function noteOf({ type, message }) {
  const what = capital(term(type));
  return message ? t("{what}: {message}", { what, message }) : what;
}

/** Frames processed per second, between the last two ledgers seen here. */
function rateOf(camera, rates) {
  const sum = sums(camera.status);
  if (!sum) return null;
  const at = Date.parse(camera.status.occurred_at);
  const known = rates.get(camera.camera_id);
  if (!known || sum.processed < known.processed)
    rates.set(camera.camera_id, { at, processed: sum.processed, rate: null });
  else if (at > known.at)
    rates.set(camera.camera_id, {
      at,
      processed: sum.processed,
      rate: ((sum.processed - known.processed) * 1000) / (at - known.at),
    });
  return rates.get(camera.camera_id).rate;
}

function overviewOf(cameras, { rebuilding, as_of: asOf }) {
  const all = cameras.map((camera) => sums(camera.status)).filter(Boolean);
  const total = (part) => all.reduce((sum, ledger) => sum + ledger[part], 0);
  const streaming = cameras.filter((camera) => stateOf(camera)[1] === "good").length;
  const behind = asOf ? Math.max(0, (Date.now() - Date.parse(asOf)) / 1000) : null;
  const lost = total("rejected") + total("late") + total("missing");
  const figure = (title, value, note, tone = "") =>
    h(`div${tone}`, {}, h("dt", {}, title), h("dd", {}, value), h("dd.note", {}, note));
  return [
    figure(
      t("Cameras streaming"),
      t("{n} of {all}", { n: streaming, all: cameras.length }),
      cameras.length ? "" : t("none registered"),
      streaming < cameras.length && cameras.some((camera) => stateOf(camera)[1] === "warn") ? ".warn" : "",
    ),
    figure(t("Frames processed"), count(total("processed")), t("of {n} received", { n: total("received") })),
    figure(
      t("Not processed"),
      count(lost),
      lost
        ? t("{missing} missing, {late} late, {rejected} rejected", {
            missing: total("missing"),
            late: total("late"),
            rejected: total("rejected"),
          })
        : whatIsDown().length
          ? t("cannot be told now")
          : t("no frame was lost"),
      lost ? ".warn" : "",
    ),
    figure(t("Tracks"), count(total("tracks_confirmed")), t("since the cameras were added")),
    rebuilding
      ? figure(t("History"), t("being rebuilt"), t("some of it is still missing"), ".warn")
      : figure(
          t("History"),
          behind === null ? "–" : behind < 5 ? t("up to date") : t("{time} behind", { time: duration(behind) }),
          asOf ? t("as of {time}", { time: shortTime(asOf) }) : t("nothing is stored yet"),
          behind > 30 ? ".warn" : "",
        ),
  ];
}

function card(camera, rate) {
  const { status, health } = camera;
  const sum = sums(status);
  const [state, tone] = stateOf(camera);
  const trouble = health.message ? h("p.trouble", {}, health.message) : null;
  const head = h(
    "header",
    {},
    h(
      "div.row",
      {},
      h("h2", {}, h("a", { href: `#/cameras/${camera.camera_id}` }, camera.name || camera.camera_id)),
      h(`span.chip${tone && `.${tone}`}`, {}, state),
    ),
    h("span.muted.small-text", {}, rate ? t("{n} frames/s", { n: number(rate, 1) }) : ""),
  );
  // Cameras may share a name.
  const title = camera.name ? `${camera.name} (${camera.camera_id})` : camera.camera_id;
  const label = { "aria-label": t("Ledger of {camera}", { camera: title }) };
  if (!sum?.received) {
    return h(
      "section.panel.health",
      label,
      head,
      h(
        "div.body.stack",
        {},
        trouble,
        h("p.muted", {}, t("No frames yet. Publish some with")),
        snippet(publishCommand(camera)),
      ),
    );
  }
  const cell = (title, n, tone) => h(`div${n && tone ? tone : ""}`, {}, h("dt", {}, title), h("dd", {}, count(n)));
  return h(
    "section.panel.health",
    label,
    head,
    h(
      "div.body.stack",
      {},
      trouble,
      balanceBar(sum),
      h(
        "dl.sum",
        {},
        cell(t("received"), sum.received),
        cell(t("processed"), sum.processed),
        cell(t("duplicate"), sum.duplicate),
        cell(t("late"), sum.late, ".warn"),
        cell(t("rejected"), sum.rejected, ".bad"),
      ),
      h(
        "p.spread.muted.small-text",
        {},
        h(
          "span",
          {},
          `${t("{count} frames missing", { count: sum.missing })} · ${t("{count} tracks", { count: sum.tracks_confirmed })}`,
        ),
        h("span", {}, t("as of {time}", { time: shortTime(status.occurred_at) })),
      ),
      sum.balanced ? null : h("p.fault", {}, t("The ledger does not add up. Please report this.")),
      sum.reasons.length
        ? h(
            "p.small-text",
            {},
            t("Rejected: {reasons}", {
              reasons: listed(sum.reasons.map(([reason, n]) => `${count(n)} × ${term(reason)}`)),
            }),
          )
        : null,
    ),
  );
}

const STATES = {
  pending: [t("not registered yet"), "warn"],
  refused: [t("refused"), "warn"],
  degraded: [t("degraded"), "warn"],
  offline: [t("offline"), "warn"],
  unknown: [t("not known"), "warn"],
  streaming: [t("streaming"), "good"],
  ended: [t("stream ended"), ""],
  registered: [t("no frames yet"), ""],
};

/** How a camera is, in a word and a tone: the gateway decides it. */
const stateOf = ({ health }) => STATES[health.state] ?? [health.state, ""];

const welcome = () =>
  h(
    "div.panel",
    {},
    empty(
      t("No cameras yet"),
      h("p", {}, t("Add a camera to see its ledger here.")),
      h("button.primary.add", { type: "button" }, t("Add camera")),
    ),
  );
