// The dialogue that registers a camera.

import { get, post, put } from "../api.js";
import { detectorChoice } from "../detector.js";
import { openDialog } from "../dialog.js";
import { h } from "../dom.js";
import { idFrom } from "../names.js";
import { sourceField } from "../source.js";
import { listen, TRACK_EVENTS } from "../stream.js";
import { t } from "../text.js";
import { preview } from "./preview.js";

export function addCamera() {
  const leave = new AbortController();
  const name = h("input", { name: "name", placeholder: t("Lobby, north door"), autocomplete: "off", oninput: suggest });
  const id = h("input", {
    name: "camera_id",
    required: true,
    pattern: "[A-Za-z0-9][A-Za-z0-9_\\-]{0,63}",
    placeholder: "lobby",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => (chosenId = id.value !== ""),
  });
  const source = sourceField();
  const groups = h("input", { name: "groups", placeholder: t("North wing"), autocomplete: "off" });
  const detector = detectorChoice();
  const fault = h("p.fault", { role: "alert" });
  let chosenId = false;
  /** Whether the gateway has taken a registration from this dialogue: from then on it is changed. */
  let isAdded = false;
  /** What was sent last, and what the camera itself had against it. */
  let sent = { camera_id: "", refusal: null };
  let known = new Set();
  get("v1/cameras")
    .then(({ cameras }) => (known = new Set(cameras.map((camera) => camera.camera_id))))
    .catch(() => {});
  const notes = {
    name: h("small"),
    camera_id: h("small", {}, t("Letters, digits, - and _. It is part of every track id and cannot be changed.")),
    groups: h("small", {}, t("To sort cameras by; several are separated by commas. May stay empty.")),
  };
  const field = (title, input) => h("label", {}, title, input, notes[input.name]);
  const form = h(
    "form",
    { onsubmit: submit },
    h("h1", {}, t("Add a camera")),
    field(t("Name"), name),
    field(t("Id"), id),
    source.element,
    field(t("Groups"), groups),
    detector.element,
    fault,
    h(
      "div.actions",
      {},
      h("button", { type: "button", onclick: () => dialog.close() }, t("Cancel")),
      h("button.primary", { type: "submit" }, t("Add camera")),
    ),
  );
  const dialog = openDialog(t("Add a camera"), form, () => leave.abort());
  name.focus();
  // The camera has the last word, and says it later than the gateway. All that the preview will want is asked for here:
  // whoever asks for other events begins anew and may miss one.
  listen(
    (kind, message) => {
      if (kind !== "camera_event" || message.type !== "refused" || message.camera_id !== sent.camera_id) return;
      sent.refusal = message.message;
      if (!dialog.contains(form)) refused();
    },
    leave.signal,
    { events: [...TRACK_EVENTS, "refused", "degraded"] },
  );

  /** Suggests an id, as long as none was typed. */
  function suggest() {
    if (!chosenId && !isAdded) id.value = name.value.trim() ? idFrom(name.value, known) : "";
  }

  async function submit(event) {
    event.preventDefault();
    for (const input of form.elements) input.removeAttribute("aria-invalid");
    fault.textContent = "";
    if (!isAdded && known.has(id.value))
      return blame("camera_id", t("Camera {id} exists already. Choose another id.", { id: id.value }));
    const camera = {
      camera_id: id.value,
      name: name.value.trim(),
      source: source.input.value.trim(),
      groups: [...new Set(groups.value.split(/[,，、]/).map((name) => name.trim()))].filter(Boolean),
      vision: detector.value(),
    };
    try {
      sent = { camera_id: camera.camera_id, refusal: null };
      const answer = await (isAdded ? put(`v1/cameras/${camera.camera_id}`, camera) : post("v1/cameras", camera));
      isAdded = id.readOnly = true;
      dispatchEvent(new CustomEvent("cameras-changed"));
      sent.refusal ??= answer.refusal ?? null;
      if (sent.refusal === null) preview(dialog, form, camera, leave.signal);
      else refused();
    } catch (problem) {
      if (!problem.errors?.length) return blame(fieldIn(problem.message), problem.message);
      for (const { field, message } of problem.errors) blame(field, `${field} ${message}`);
    }
  }

  function refused() {
    dialog.replaceChildren(form);
    blame(fieldIn(sent.refusal), t("The camera rejected this: {reason}", { reason: sent.refusal }));
  }

  function blame(name, message) {
    fault.textContent = message;
    form.elements[name]?.setAttribute("aria-invalid", "true");
    form.elements[name]?.focus();
  }
}

/** The field that a refusal speaks of. */
const fieldIn = (refusal) => refusal.match(/vision\.\w+/)?.[0] ?? "";
