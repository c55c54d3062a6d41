// The dialogue that registers a camera, and then waits for its first picture.

import { h, toast } from "../dom.js";
import { post } from "../api.js";
import { readFrames } from "../frames.js";
import { Player, play } from "../player.js";

const FIELDS = [
  ["camera_id", "Id", { required: true, pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}", placeholder: "lobby", autocomplete: "off", spellcheck: "false" }],
  ["name", "Name", { placeholder: "Lobby, ground floor" }],
  ["source", "Where its pictures come from (for people, without passwords)", { placeholder: "rtsp://10.0.0.7/stream1" }],
];

export function addCamera() {
  const leave = new AbortController();
  const inputs = {};
  const faults = h("p.fault", { role: "alert" });
  const detector = h("select", { name: "detector" },
    h("option", { value: "motion" }, "Motion: whatever moves"),
    h("option", { value: "onnx" }, "Neural: people and vehicles"),
    h("option", { value: "none" }, "None: detections come from elsewhere"));
  const fields = FIELDS.map(([name, title, attributes]) => {
    inputs[name] = h("input", { name, ...attributes });
    return h("label", {}, title, inputs[name]);
  });
  const form = h("form", { method: "dialog", onsubmit: submit },
    h("h1", {}, "Add a camera"),
    h("p.muted", {}, "Followspot starts to follow what it sees as soon as pictures arrive."),
    fields,
    h("label", {}, "Detector", detector),
    faults,
    h("div.actions", {},
      h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
      h("button.primary", { type: "submit" }, "Add camera")));
  const dialog = h("dialog", { "aria-label": "Add a camera", onclose: () => { leave.abort(); dialog.remove(); } }, form);
  document.body.append(dialog);
  dialog.showModal();
  inputs.camera_id.focus();

  async function submit(event) {
    event.preventDefault();
    const camera = { camera_id: inputs.camera_id.value, name: inputs.name.value, source: inputs.source.value, vision: { detector: detector.value } };
    for (const input of Object.values(inputs)) input.removeAttribute("aria-invalid");
    try {
      await post("v1/cameras", camera);
      preview(camera);
    } catch (problem) {
      faults.textContent = problem.message;
      for (const { field } of problem.errors ?? []) inputs[field]?.setAttribute("aria-invalid", "true");
    }
  }

  function preview(camera) {
    const canvas = h("canvas", { width: 640, height: 360 });
    const state = h("p.muted", { role: "status" }, "Waiting for the first picture …");
    const player = new Player(canvas);
    player.onShown = () => (state.textContent = "Pictures are coming in.");
    const source = camera.source || "FILE_OR_URL";
    dialog.replaceChildren(h("div.body", {},
      h("h1", {}, `${camera.name || camera.camera_id} is registered`),
      h("div.stage", {}, canvas),
      state,
      h("p", {}, "Send its pictures with"),
      h("code", {}, `./followspot publish --camera ${camera.camera_id} ${source}`),
      h("div.actions", {}, h("button", { onclick: () => dialog.close() }, "Close"),
        h("button.primary", { onclick: () => { dialog.close(); location.hash = `#/cameras/${camera.camera_id}`; } }, "Open camera"))));
    readFrames([camera.camera_id], 8, (frame) => player.take(frame), leave.signal);
    play(() => [player], leave.signal);
    toast("Camera added", "good");
    dispatchEvent(new CustomEvent("cameras-changed"));
  }
}
