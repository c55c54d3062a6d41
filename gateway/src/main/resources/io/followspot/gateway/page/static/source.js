// Where the frames of a camera come from, in a form.

import { h } from "./dom.js";
import { parts, t } from "./text.js";

/** A simulated camera needs nothing else: it is what its source says already. */
const SCENE = "sim:lobby";

const KINDS = [
  {
    title: t("Film"),
    example: "people.mp4",
    note: t("A film, or a directory of images, on the machine that publishes it."),
  },
  {
    title: t("Network camera"),
    example: "rtsp://10.0.0.7/stream1",
    note: [
      t("RTSP, or Motion JPEG over HTTP. Without passwords: put them into the publish command only."),
      " ",
      ...parts("{discover} lists the cameras of the network, {probe} checks a stream.", {
        discover: h("code", {}, "./followspot camera discover"),
        probe: h("code", {}, "./followspot camera probe"),
      }),
    ],
  },
  {
    title: t("Webcam"),
    example: "http://127.0.0.1:8090/stream",
    note: parts("A program serves it as Motion JPEG, for example µStreamer: {command}", {
      command: h("code", {}, "ustreamer --port 8090"),
    }),
  },
  {
    title: t("Simulated"),
    example: SCENE,
    note: t("Drawn people who walk through a hall. Needs no camera and no film."),
  },
];

/** A field with the kinds of sources above it. */
export function sourceField() {
  const input = h("input", { name: "source", autocomplete: "off", spellcheck: "false" });
  const note = h("small");
  const buttons = KINDS.map((kind) => h("button", { type: "button", onclick: () => choose(kind) }, kind.title));

  function choose(kind) {
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(KINDS[i] === kind)));
    input.placeholder = kind.example;
    note.replaceChildren(...[kind.note].flat());
    if (kind.example === SCENE) input.value = SCENE;
    else if (input.value === SCENE) input.value = "";
  }

  choose(KINDS[0]);
  return {
    input,
    element: h(
      "div.stack.tight",
      {},
      h("div.segments", { role: "group", "aria-label": t("Kind of source") }, buttons),
      h("label", {}, t("Source of its frames"), input, note),
    ),
  };
}
