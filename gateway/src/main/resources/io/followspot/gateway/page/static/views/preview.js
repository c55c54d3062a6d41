// The first pictures of a camera that was just added.

import { publishCommand } from "../command.js";
import { h, snippet } from "../dom.js";

import { readFrames } from "../frames.js";
import { Player, play } from "../player.js";
import { listen, TRACK_EVENTS } from "../stream.js";
import { t } from "../text.js";

/** Shows them in the dialogue, in place of the form, until the dialogue is closed or the form is back. */
export function preview(dialog, form, camera, signal) {
  const leave = new AbortController();
  const canvas = h("canvas", {
    width: 640,
    height: 360,
    role: "img",
    "aria-label": t("Preview of {camera}", { camera: camera.name || camera.camera_id }),
  });
  const state = h("p", { role: "status" }, h("span.spinner"), t("Waiting for the first frame …"));
  const trouble = h("p.fault", { role: "alert" });
  const stage = h("div.stage.waiting", {}, canvas);
  const player = new Player(canvas);
  canvas.addEventListener("shown", () => {
    stage.classList.remove("waiting");
    const count = player.present.length;
    const text = count ? t("Frames are arriving. {count} objects in view.", { count }) : t("Frames are arriving.");
    if (state.textContent !== text) state.replaceChildren(text);
  });
  const leaveTo = (address) => () => {
    dialog.close();
    location.hash = address;
  };
  const button = (kind, title, address) => h(kind, { type: "button", onclick: leaveTo(address) }, title);
  const open = button("button.primary", t("Open camera"), `#/cameras/${camera.camera_id}`);
  const draw = button("button", t("Draw line"), `#/cameras/${camera.camera_id}?draw=line`);
  dialog.replaceChildren(
    h(
      "div.body",
      {},
      h("h1", { tabindex: -1 }, t("{camera} is added", { camera: camera.name || camera.camera_id })),
      stage,
      state,
      trouble,
      h("p.muted", {}, t("Publish its frames, from any machine that reaches Kafka:")),
      snippet(publishCommand(camera)),
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, t("Close")), draw, open),
    ),
  );
  open.focus();

  signal.addEventListener("abort", () => leave.abort());
  new MutationObserver(() => dialog.contains(form) && leave.abort()).observe(dialog, { childList: true });
  readFrames([camera.camera_id], 12, (frame) => player.take(frame), leave.signal);
  play(() => [player], leave.signal);
  listen(
    (kind, message) => {
      if ((message.camera_id ?? message.track?.camera_id) !== camera.camera_id) return;
      player.hear(kind, message);
      if (kind === "camera_event" && message.type === "degraded") trouble.textContent = message.message;
    },
    leave.signal,
    { events: [...TRACK_EVENTS, "degraded"], cameras: [camera.camera_id], positions: [camera.camera_id] },
  );
}
