// One camera: its picture, what is in it, its zones and lines, its heat map and its ledger.

import { colourOf, count, h, shortName, shortTime, toast, words } from "../dom.js";
import { get, put, remove } from "../api.js";
import { readFrames } from "../frames.js";
import { Player, play } from "../player.js";
import { RegionEditor } from "../regions.js";
import { listen } from "../stream.js";

export default async function camera({ id, signal }) {
  let registration = await get(`v1/cameras/${id}`);
  const canvas = h("canvas", { width: 640, height: 360, "aria-label": `Live picture of ${registration.name || id}`, role: "img" });
  const stage = h("div.stage", {}, canvas);
  const player = new Player(canvas);
  const editor = new RegionEditor(stage);
  signal.addEventListener("abort", () => editor.close());
  const state = h("span.chip", {}, "no picture");
  const present = h("ul.rows");
  const ledger = h("dl.facts");
  const regions = h("ul.rows");
  const save = h("button.primary", { disabled: true, onclick: store }, "Save");
  const revert = h("button", { disabled: true, onclick: () => load(registration) }, "Revert");
  const tools = { zone: tool("zone", "Draw zone"), line: tool("line", "Draw line") };
  const hint = h("p.hint", { role: "status" });
  const heatButton = h("button", { "aria-pressed": "false", onclick: toggleHeat }, "Heat map");

  function tool(kind, title) {
    return h("button", { type: "button", "aria-pressed": "false", onclick: (event) => (event.detail === 0 ? editor.insert(kind) : editor.draw(editor.mode === kind ? null : kind)) }, title);
  }

  function load(from) {
    editor.load(from.zones, from.lines);
    editor.choose(null);
  }

  const dirty = () => JSON.stringify([editor.zones, editor.lines]) !== JSON.stringify([registration.zones, registration.lines]);

  editor.onChange = () => {
    for (const [kind, button] of Object.entries(tools)) button.setAttribute("aria-pressed", String(editor.mode === kind));
    save.disabled = revert.disabled = !dirty();
    hint.textContent = editor.mode === "zone" ? "Click corner after corner; click the first again, or press Enter, to close. Esc gives up."
      : editor.mode === "line" ? "Press where the line begins and let go where it ends. The arrow points forward."
      : editor.zones.length + editor.lines.length ? "Choose one to move its corners, by mouse or with the arrow keys." : "Zones tell who comes and goes, lines count who crosses. Draw one on the picture.";
    listRegions();
  };

  function listRegions() {
    regions.replaceChildren(...[...editor.zones.map((z) => [z, "zone"]), ...editor.lines.map((l) => [l, "line"])].map(([region, kind]) => {
      const key = `${kind}_id`;
      if (region !== editor.chosen) {
        return h("li", {}, h(`span.swatch.${kind}`), h("span.grow", {}, region.name || region[key]), h("button.quiet", { onclick: () => editor.choose(region) }, "Edit"));
      }
      const id = h("input", { value: region[key], "aria-label": "Id", onchange: () => { region[key] = id.value; editor.choose(region); } });
      const name = h("input", { value: region.name ?? "", placeholder: "Name", "aria-label": "Name", onchange: () => { region.name = name.value; editor.choose(region); } });
      return h("li", {}, h(`span.swatch.${kind}`), h("span.grow.stack", { style: "gap:6px" }, id, name, h("span.row", {},
        kind === "line" ? h("button", { onclick: () => editor.flip(region) }, "Turn round") : null,
        h("button.danger", { onclick: () => editor.remove(region) }, "Delete"))));
    }));
  }

  async function store() {
    try {
      registration = await put(`v1/cameras/${id}`, { ...registration, zones: editor.zones, lines: editor.lines });
      load(registration);
      toast("Saved. It counts from the next picture on.", "good");
    } catch (problem) {
      toast(problem.message);
    }
  }

  async function toggleHeat() {
    const shown = stage.querySelector(".heat");
    heatButton.setAttribute("aria-pressed", String(!shown));
    if (shown) return shown.remove();
    const heat = await get(`v1/cameras/${id}/heatmap?columns=64`);
    canvas.after(heatCanvas(heat));
    if (!heat.tracks) toast("No track has ended here in the last 24 hours.");
  }

  async function removeCamera() {
    if (!confirm(`Remove ${registration.name || id}? Its tracks end; history stays.`)) return;
    await remove(`v1/cameras/${id}`);
    toast("Camera removed", "good");
    location.hash = "#/";
  }

  function listPresent() {
    state.className = player.isLive ? "chip good" : "chip";
    state.textContent = player.isLive ? `${player.fps.toFixed(0)} frames/s` : "no picture";
    const tracks = player.isLive ? [...player.present].sort((a, b) => Number(b.track_id.split(".").at(-1)) - Number(a.track_id.split(".").at(-1))) : [];
    present.replaceChildren(...tracks.map((track) => {
      const dot = h("span.dot");
      dot.style.background = colourOf(track.track_id, 55);
      return h("li", {}, dot, h("a.grow", { href: `#/tracks/${track.track_id}` }, shortName(track)), h("span.chip", {}, track.status));
    }));
    if (!tracks.length) present.append(h("li.muted", {}, "Nobody is in view."));
  }

  async function refreshLedger() {
    const { status } = await get(`v1/cameras/${id}`);
    if (!status?.ledger) return ledger.replaceChildren(h("dd.muted", {}, status?.message || "No frames yet."));
    const { rejected, ...rest } = status.ledger;
    const rows = [...Object.entries(rest).map(([k, v]) => [words(k), count(v)]), ...Object.entries(rejected).map(([k, v]) => [`rejected: ${words(k)}`, count(v)]), ["as of", shortTime(status.occurred_at)]];
    ledger.replaceChildren(...rows.flatMap(([k, v]) => [h("dt", {}, k), h("dd", {}, v)]));
  }

  canvas.parentElement.addEventListener("click", (event) => {
    if (editor.mode || event.target.closest(".handle") || event.target.region) return;
    const box = canvas.getBoundingClientRect();
    const track = player.trackAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    if (track) location.hash = `#/tracks/${track.track_id}`;
  });

  load(registration);
  readFrames([id], 20, (frame) => player.take(frame), signal);
  play(() => [player], signal);
  listen((kind, message) => {
    if ((message.camera_id ?? message.track?.camera_id) === id) player.scene.take(kind, message);
  }, signal);
  const timers = [setInterval(listPresent, 700), setInterval(() => refreshLedger().catch(() => {}), 5000)];
  signal.addEventListener("abort", () => timers.forEach(clearInterval));
  listPresent();
  refreshLedger();

  return [
    h("div.head", {},
      h("div", {}, h("div.row", {}, h("h1", {}, registration.name || id), state), h("p", {}, h("span.mono", {}, id), registration.source ? ` · ${registration.source}` : "")),
      h("div.row", {}, heatButton, h("a.button", { href: `#/tracks?camera=${id}` }, "Tracks"), h("a.button", { href: `#/counts?camera=${id}` }, "Counts"), h("button.danger", { onclick: removeCamera }, "Remove"))),
    h("div.two", {}, h("div.stack", {}, stage),
      h("div.stack", {},
        h("section.panel", {}, h("header", {}, h("h2", {}, "In view")), present),
        h("section.panel", {}, h("header", {}, h("h2", {}, "Regions"), h("div.row", {}, tools.zone, tools.line)), hint, regions, h("div.row", { style: "padding:12px 16px;justify-content:flex-end" }, revert, save)),
        h("section.panel", {}, h("header", {}, h("h2", {}, "Ledger")), h("div.body", {}, ledger)))),
  ];
}

function heatCanvas(heat) {
  const canvas = h("canvas.heat", { width: heat.columns, height: heat.rows, "aria-label": "Where tracks spent their time in the last 24 hours", role: "img" });
  const context = canvas.getContext("2d");
  const image = context.createImageData(heat.columns, heat.rows);
  const top = Math.max(...heat.seconds, 1e-9);
  heat.seconds.forEach((seconds, i) => {
    const f = Math.sqrt(seconds / top);
    const hue = 240 - 240 * f;
    const [r, g, b] = rgb(hue);
    image.data.set([r, g, b, seconds > 0 ? 60 + 195 * f : 0], i * 4);
  });
  context.putImageData(image, 0, 0);
  return canvas;
}

function rgb(hue) {
  const part = (n) => {
    const k = (n + hue / 60) % 6;
    return Math.round(255 * (1 - Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [part(5), part(3), part(1)];
}
