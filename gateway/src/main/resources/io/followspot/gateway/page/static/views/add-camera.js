// The dialogue that registers a camera, and then shows its first pictures.

import { get, post } from "../api.js";
import { openDialog } from "../dialog.js";
import { h, snippet } from "../dom.js";
import { plural } from "../format.js";
import { readFrames } from "../frames.js";
import { Player, play } from "../player.js";
import { listen } from "../stream.js";

const DETECTORS = [
  ["motion", "Whatever moves", "Needs no model. Best for a camera that stands still."],
  ["onnx", "People and vehicles", "A neural network tells what it is; needs a model file at the functions."],
  ["none", "My own detector", "Publishes detections to Kafka; Followspot only follows."],
];

export function addCamera() {
  const leave = new AbortController();
  const name = h("input", { name: "name", placeholder: "Lobby, north door", autocomplete: "off", oninput: suggest });
  const id = h("input", { name: "camera_id", required: true, pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}", placeholder: "lobby", autocomplete: "off", spellcheck: "false", oninput: () => (chosenId = id.value !== "") });
  const source = h("input", { name: "source", placeholder: "rtsp://10.0.0.7/stream1 or people.mp4", autocomplete: "off", spellcheck: "false" });
  const fault = h("p.fault", { role: "alert" });
  let chosenId = false;
  let known = new Set();
  get("v1/cameras").then(({ cameras }) => (known = new Set(cameras.map((camera) => camera.camera_id)))).catch(() => {});
  const notes = { name: h("small"), camera_id: h("small", {}, "Letters, digits, - and _. It begins every track's id and stays."), source: h("small", {}, "For people, and for the command that follows. Without passwords.") };
  const field = (title, input) => h("label", {}, title, input, notes[input.name]);
  const form = h("form", { onsubmit: submit },
    h("h1", {}, "Add a camera"),
    field("Name", name), field("Id", id), field("Where its pictures come from", source),
    h("fieldset", {}, h("legend", {}, "What it looks for"), DETECTORS.map(([value, title, note], i) =>
      h("label.choice", {}, h("input", { type: "radio", name: "detector", value, checked: i === 0 }), h("span", {}, h("b", {}, title), h("small", {}, note))))),
    fault,
    h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"), h("button.primary", { type: "submit" }, "Add camera")));
  const dialog = openDialog("Add a camera", form, () => leave.abort());
  name.focus();

  /** "Lobby, north door" gives lobby-north-door, as long as no id was typed. */
  function suggest() {
    if (!chosenId) id.value = name.value.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 64);
  }

  async function submit(event) {
    event.preventDefault();
    for (const input of [name, id, source]) input.removeAttribute("aria-invalid");
    if (known.has(id.value)) return blame("camera_id", `There is a camera ${id.value} already. Choose another id.`);
    const camera = { camera_id: id.value, name: name.value.trim(), source: source.value.trim(), vision: { detector: new FormData(form).get("detector") } };
    try {
      await post("v1/cameras", camera);
      dispatchEvent(new CustomEvent("cameras-changed"));
      preview(camera);
    } catch (problem) {
      if (!problem.errors?.length) return blame("", problem.message);
      for (const { field, message } of problem.errors) blame(field, `${field} ${message}`);
    }
  }

  function blame(name, message) {
    fault.textContent = message;
    form.elements[name]?.setAttribute("aria-invalid", "true");
    form.elements[name]?.focus();
  }

  function preview(camera) {
    const canvas = h("canvas", { width: 640, height: 360, role: "img", "aria-label": `Preview of ${camera.name || camera.camera_id}` });
    const state = h("p", { role: "status" }, h("span.spinner"), "Waiting for the first picture …");
    const stage = h("div.stage.waiting", {}, canvas);
    const player = new Player(canvas);
    canvas.addEventListener("shown", () => {
      stage.classList.remove("waiting");
      const text = `Pictures are coming in. ${player.present.length ? `${plural(player.present.length, "object")} in view.` : ""}`;
      if (state.textContent !== text) state.replaceChildren(text);
    });
    const open = h("button.primary", { type: "button", onclick: () => { dialog.close(); location.hash = `#/cameras/${camera.camera_id}`; } }, "Open camera");
    dialog.replaceChildren(h("div.body", {},
      h("h1", { tabindex: -1 }, `${camera.name || camera.camera_id} is added`),
      stage, state,
      h("p.muted", {}, "Send its pictures, from any machine that reaches Kafka:"),
      snippet(`./followspot publish --camera ${camera.camera_id} ${camera.source || "FILE_OR_URL"}`),
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, "Close"), open)));
    open.focus();
    readFrames([camera.camera_id], 12, (frame) => player.take(frame), leave.signal);
    play(() => [player], leave.signal);
    listen((kind, message) => (message.camera_id ?? message.track?.camera_id) === camera.camera_id && player.hear(kind, message), leave.signal);
  }
}
