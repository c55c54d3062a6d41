// One camera: its picture, what is in it, its zones and lines, its heat map and its ledger.

import { get, put, remove } from "../api.js";
import { colourOf } from "../colour.js";
import { publishCommand } from "../command.js";
import { ask } from "../dialog.js";
import { h, snippet, toast, update } from "../dom.js";
import { RegionEditor } from "../editor.js";
import { nameOf, number, statusWord } from "../format.js";
import { readFrames } from "../frames.js";
import { heatLayer, motionLayer } from "../heat.js";
import { ledgerOf } from "../ledger.js";
import { Names } from "../names.js";
import { Player, play } from "../player.js";
import { recentStrip } from "../recent.js";
import { CAMERA_EVENTS, listen, TRACK_EVENTS } from "../stream.js";
import { Tallies } from "../tallies.js";
import { term } from "../terms.js";
import { t } from "../text.js";
import { regionPanel } from "./region-panel.js";
import { rulePanel } from "./rule-panel.js";
import { soundPanel } from "./sound-panel.js";

export default async function camera({ id, search, signal, guard }) {
  let registration = await get(`v1/cameras/${id}`);
  let { health } = registration;
  const title = h("h1", {}, registration.name || id);
  const canvas = h("canvas", {
    width: 640,
    height: 360,
    "aria-label": t("Live picture of {camera}", { camera: registration.name || id }),
    role: "img",
  });
  const wait = h(
    "div.wait",
    {},
    h("b", {}, t("No frames received")),
    h("p", {}, t("Publish this camera's frames with")),
    snippet(publishCommand(registration)),
  );
  const stage = h("div.stage", {}, canvas, wait);
  const player = new Player(canvas);
  const tallies = new Tallies();
  const editor = new RegionEditor(stage, signal);
  editor.textOf = (region) => tallies.text(region, player.present);
  const panel = regionPanel(editor, store, id, signal);
  const rules = rulePanel(
    () => registration,
    async (change) => (registration = await put(`v1/cameras/${id}`, { ...registration, ...change })),
  );
  const state = h("span.chip", {}, t("no picture"));
  const present = h("ul.rows");
  const ledger = h("div.body");
  const pause = h("button", { type: "button", "aria-pressed": "false", onclick: togglePause }, t("Pause"));
  const heatButton = h("button", { type: "button", "aria-pressed": "false", onclick: toggleHeat }, t("Heat map"));
  const heatKind = h(
    "select.auto",
    { "aria-label": t("What the heat map shows"), hidden: true, onchange: showHeat },
    h("option", { value: "where" }, t("where they were")),
    h("option", { value: "speed" }, t("how fast things move now")),
  );

  async function store() {
    try {
      registration = await put(`v1/cameras/${id}`, {
        ...registration,
        zones: editor.regions.zones,
        lines: editor.regions.lines,
      });
      panel.load(registration);
      rules.show();
      toast(t("Saved. It counts from the next picture on."), "good");
    } catch (problem) {
      panel.blame(problem);
    }
  }

  function togglePause() {
    player.paused = !player.paused;
    pause.setAttribute("aria-pressed", String(player.paused));
    pause.textContent = player.paused ? t("Continue") : t("Pause");
  }

  /** Which answer is waited for: the one that was asked for last. */
  let heatAsked = 0;

  async function toggleHeat() {
    const shown = heatButton.getAttribute("aria-pressed") === "true";
    heatButton.setAttribute("aria-pressed", String(!shown));
    // The choice is there for cameras that look for motion only.
    heatKind.hidden = shown || registration.vision?.motion_map !== "on";
    if (shown) hideHeat();
    else await showHeat();
  }

  /** Also what was asked for and has not come yet is not wanted any more. */
  function hideHeat() {
    heatAsked++;
    stage.querySelectorAll(".heat, .heat-key").forEach((part) => part.remove());
  }

  async function showHeat() {
    const asked = ++heatAsked;
    const isSpeed = !heatKind.hidden && heatKind.value === "speed";
    const heat = await get(`v1/cameras/${id}/${isSpeed ? "motion" : "heatmap?columns=64"}`);
    if (asked !== heatAsked || signal.aborted) return;
    hideHeat();
    canvas.after(...(isSpeed ? motionLayer(heat) : heatLayer(heat)));
    if (!isSpeed && !heat.tracks) toast(t("No track of this camera ended in the last 24 hours."));
  }

  async function removeCamera() {
    if (
      !(await ask(
        t("Remove {camera}?", { camera: registration.name || id }),
        t("Its tracks end and further frames are rejected. Its history is kept."),
        t("Remove camera"),
      ))
    )
      return;
    await remove(`v1/cameras/${id}`);
    toast(t("Camera removed"), "good");
    location.hash = "#/";
  }

  function refreshTexts() {
    state.className = player.behindS ? "chip warn" : player.isLive ? "chip good" : "chip";
    state.textContent = player.behindS
      ? t("following {n} s behind: the machine is too slow for its cameras", { n: number(player.behindS) })
      : player.isLive
        ? t("{n} pictures/s", { n: number(player.fps) })
        : ["offline", "unknown"].includes(health?.state)
          ? term(health.state)
          : t("no picture");
    if (tallies.turnDay()) tallies.load(id).catch(() => {});
    wait.hidden = player.shownAt !== null;
    editor.retag();
    if (player.paused) return;
    const tracks = player.isLive
      ? [...player.present].sort((a, b) => a.track_id.localeCompare(b.track_id, undefined, { numeric: true }))
      : [];
    update(present, tracks.length ? tracks.map(row) : h("li.muted", {}, nobody()));
  }

  /** Why nobody is listed: nobody is there, or it cannot be told. */
  const nobody = () =>
    ["offline", "unknown"].includes(health?.state)
      ? health.message
      : !player.isLive
        ? t("No picture comes in: what is in view cannot be told.")
        : player.behindS
          ? t("Catching up …")
          : t("No objects in view.");

  const row = (track) => {
    const dot = h("span.dot");
    dot.style.background = colourOf(track.track_id, 55);
    return h(
      "li",
      {},
      dot,
      h("a.grow", { href: `#/tracks/${track.track_id}`, "data-track": track.track_id }, nameOf(track)),
      h(`span.chip${track.status === "lost" ? ".warn" : ""}`, {}, statusWord(track.status)),
    );
  };
  // A name under the pointer or with the focus marks its box, and the other way round.
  for (const type of ["pointerover", "focusin"])
    present.addEventListener(type, (event) => player.mark(event.target.closest("[data-track]")?.dataset.track ?? null));
  for (const type of ["pointerleave", "focusout"]) present.addEventListener(type, () => player.mark(null));

  const trackUnder = (event) => {
    if (editor.mode || event.target.closest(".handle, .middle, .region.chosen")) return null;
    const box = canvas.getBoundingClientRect();
    return player.trackAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height) ?? null;
  };
  stage.addEventListener("pointermove", (event) => {
    const track = trackUnder(event);
    player.mark(track?.track_id ?? null);
    stage.classList.toggle("over", Boolean(track));
  });
  stage.addEventListener("pointerleave", () => player.mark(null));
  stage.addEventListener("click", (event) => {
    const track = trackUnder(event);
    if (track && !editor.used) location.hash = `#/tracks/${track.track_id}`;
  });

  async function refreshLedger() {
    const { status, health: newest } = await get(`v1/cameras/${id}`);
    if (signal.aborted) return;
    health = newest;
    update(ledger, ledgerOf(status));
  }

  panel.load(registration);
  const wanted = search.get("draw");
  if (["line", "zone"].includes(wanted)) editor.draw(wanted);
  guard(
    () =>
      panel.isDirty && [
        t("Leave without saving?"),
        t("The zones and lines of this camera were changed and not saved."),
        t("Leave"),
      ],
  );
  readFrames([id], 20, (frame) => player.take(frame), signal);
  play(() => [player], signal);
  listen(
    (kind, message) => {
      if (kind === "ready") tallies.load(id).catch(() => {});
      if ((message.camera_id ?? message.track?.camera_id) !== id) return;
      player.hear(kind, message);
      if (kind === "track_event") tallies.take(message);
      if (kind === "camera_event" && message.type === "refused") toast(message.message);
    },
    signal,
    { events: [...TRACK_EVENTS, ...CAMERA_EVENTS], cameras: [id], positions: [id] },
  );
  const sound = soundPanel(id, signal);
  const refreshSound = () => registration.sound?.processed_sound === "on" && sound.refresh().catch(() => {});
  const timers = [
    setInterval(refreshTexts, 500),
    setInterval(() => refreshLedger().catch(() => {}), 4000),
    setInterval(refreshSound, 5000),
  ];
  signal.addEventListener("abort", () => timers.forEach(clearInterval));
  refreshTexts();
  refreshLedger().catch(() => {});
  refreshSound();

  return [
    h(
      "div.head",
      {},
      h(
        "div",
        {},
        h("div.row", {}, title, state),
        h("p", {}, h("span.mono", {}, id), registration.source ? ` · ${registration.source}` : ""),
      ),
      h(
        "div.row",
        {},
        pause,
        heatButton,
        heatKind,
        h("a.button", { href: `#/tracks?camera=${id}` }, t("Tracks")),
        h("a.button", { href: `#/counts?camera=${id}` }, t("Counts")),
        h("a.button.operator", { href: `#/cameras/${id}/calibration` }, t("Calibrate")),
        h("button.danger.operator", { type: "button", onclick: removeCamera }, t("Remove")),
      ),
    ),
    h(
      "div.two",
      {},
      h("div.stack", {}, stage, panel.bar, recentStrip(new Names([registration]), signal, id)),
      h(
        "div.stack",
        {},
        panel.element,
        rules.element,
        h("section.panel", {}, h("header", {}, h("h2", {}, t("In view"))), present),
        sound.element,
        h(
          "section.panel",
          {},
          h("header", {}, h("h2", {}, t("Ledger")), h("a.muted", { href: "#/health" }, t("All cameras"))),
          ledger,
        ),
      ),
    ),
  ];
}
