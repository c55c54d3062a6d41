// The choice of what a camera looks for, in a form.

import { h } from "./dom.js";

const CHOICES = [
  ["motion", "Anything that moves", "Needs no model. Best for a static camera."],
  ["people", "People", ""],
  ["vehicles", "Vehicles", ""],
  ["onnx", "Another network or other labels", "You provide the model file."],
  ["none", "My own detector", "Publishes detections to Kafka; Followspot only tracks."],
];
/** What the choices in plain words stand for. The catalogue of ./followspot model has the file. */
const MODEL = "yolox_nano.onnx";
const LABELS = { people: "person", vehicles: "bicycle,car,motorcycle,bus,train,truck" };
const HEADS = [
  ["yolox", "YOLOX"],
  ["yolov8", "YOLOv8 and later"],
];

/** A field set; valueOf(form) of it is the part "vision" of a registration. */
export function detectorChoice() {
  const model = h("input", {
    name: "vision.model",
    placeholder: "yolox_nano.onnx",
    autocomplete: "off",
    spellcheck: "false",
  });
  const head = h(
    "select",
    { name: "vision.model_head" },
    HEADS.map(([value, title]) => h("option", { value }, title)),
  );
  const labels = h("input", {
    name: "vision.model_labels",
    placeholder: "person, car",
    value: "person",
    autocomplete: "off",
    spellcheck: "false",
  });
  const network = h(
    "div.network",
    { hidden: true },
    h("div.pair", {}, h("label", {}, "Model file", model), h("label", {}, "Output format", head)),
    h("label", {}, "Labels to track", labels, h("small", {}, "COCO classes, separated by commas; * means all.")),
    h(
      "p.muted.small-text",
      {},
      "Put the ONNX file into the directory ",
      h("code", {}, "models"),
      " of Followspot's home where the functions run, ",
      h("code", {}, "~/.followspot/models"),
      " unless ",
      h("code", {}, "FOLLOWSPOT_MODELS"),
      " names another.",
    ),
  );
  const radios = CHOICES.map(([value], i) =>
    h("input", { type: "radio", name: "detector", value, checked: i === 0, onchange: () => show(value) }),
  );

  function show(value) {
    network.hidden = value !== "onnx";
    model.required = value === "onnx";
  }

  const byNetwork = [
    "By a neural network. Where ",
    h("code", {}, "./followspot model get yolox-nano"),
    " was not run, the motion detector takes its place, and the camera says so.",
  ];
  const choice = ([value, title, note], i) => [
    h(
      "label.choice",
      {},
      radios[i],
      h("span", {}, h("b", {}, title), h("small", {}, value === "people" ? byNetwork : note || "By the same network.")),
    ),
    value === "onnx" ? network : null,
  ];
  const element = h("fieldset", {}, h("legend", {}, "Detector"), CHOICES.map(choice).flat());

  function value() {
    const detector = radios.find((radio) => radio.checked).value;
    if (LABELS[detector])
      return { detector: "onnx", model: MODEL, model_head: "yolox", model_labels: LABELS[detector] };
    if (detector !== "onnx") return { detector };
    return {
      detector,
      model: model.value.trim(),
      model_head: head.value,
      model_labels: labels.value.replaceAll(" ", ""),
    };
  }

  return { element, value };
}
