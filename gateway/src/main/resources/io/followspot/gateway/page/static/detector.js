// The choice of what a camera looks for, in a form.

import { h } from "./dom.js";
import { parts, t } from "./text.js";

const CHOICES = [
  ["motion", t("Anything that moves"), t("Needs no model. Best for a static camera.")],
  ["people", t("People"), ""],
  ["vehicles", t("Vehicles"), ""],
  ["onnx", t("Another network or other labels"), t("You provide the model file.")],
  ["none", t("My own detector"), t("Publishes detections to Kafka; Followspot only tracks.")],
];
/** What the choices in plain words stand for. The catalogue of ./followspot model has the file. */
const MODEL = "yolox_nano.onnx";
const LABELS = { people: "person", vehicles: "bicycle,car,motorcycle,bus,train,truck" };
const HEADS = [
  ["yolox", "YOLOX"],
  ["yolov8", t("YOLOv8 and later")],
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
    h("div.pair", {}, h("label", {}, t("Model file"), model), h("label", {}, t("Output format"), head)),
    h("label", {}, t("Labels to track"), labels, h("small", {}, t("COCO classes, separated by commas; * means all."))),
    h(
      "p.muted.small-text",
      {},
      parts(
        "Put the ONNX file into the directory {models} of Followspot's home where the functions run, {path} unless {setting} names another.",
        {
          models: h("code", {}, "models"),
          path: h("code", {}, "~/.followspot/models"),
          setting: h("code", {}, "FOLLOWSPOT_MODELS"),
        },
      ),
    ),
  );
  const radios = CHOICES.map(([value], i) =>
    h("input", { type: "radio", name: "detector", value, checked: i === 0, onchange: () => show(value) }),
  );

  function show(value) {
    network.hidden = value !== "onnx";
    model.required = value === "onnx";
  }

  const byNetwork = parts(
    "By a neural network. Where {command} was not run, the motion detector takes its place, and the camera says so.",
    { command: h("code", {}, "./followspot model get yolox-nano") },
  );
  const choice = ([value, title, note], i) => [
    h(
      "label.choice",
      {},
      radios[i],
      h(
        "span",
        {},
        h("b", {}, title),
        h("small", {}, value === "people" ? byNetwork : note || t("By the same network.")),
      ),
    ),
    value === "onnx" ? network : null,
  ];
  const element = h("fieldset", {}, h("legend", {}, t("Detector")), CHOICES.map(choice).flat());

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
