// The way from an empty system to the first count, step by step, beside the live view.

import { get } from "../api.js";
import { publishCommand } from "../command.js";
import { h, snippet, update } from "../dom.js";
import { clockTime } from "../format.js";
import { t } from "../text.js";
import { addCamera } from "./add-camera.js";

const HIDDEN = "first-steps-hidden";

/** The panel of a system with no camera, or with one that has not counted anything yet. */
export class FirstSteps {
  #list = h("ol.steps");
  #counted = 0;
  /** Whether a step was open in this visit: then it is also told that all are done. */
  #begun = false;
  element = h(
    "section.panel.operator",
    { "aria-label": t("First steps"), hidden: true },
    h(
      "header",
      {},
      h("h2", {}, t("First steps")),
      h("button.small", { type: "button", onclick: () => this.#hide() }, t("Hide")),
    ),
    this.#list,
  );

  /** Takes all cameras; asks what the only one has counted. */
  async show(cameras) {
    if (localStorage.getItem(HIDDEN) !== null || cameras.length > 1) return (this.element.hidden = true);
    const [camera] = cameras;
    if (camera?.lines.length || camera?.zones.length) this.#counted = await countedBy(camera.camera_id);
    const steps = stepsOf(camera, this.#counted);
    const now = steps.findIndex((step) => !step.done);
    this.#begun ||= now >= 0;
    this.element.hidden = !this.#begun;
    update(
      this.#list,
      steps.map((step, i) => row(step, i === now)),
    );
    this.#list.querySelector("button")?.addEventListener("click", () => addCamera());
  }

  #hide() {
    localStorage.setItem(HIDDEN, "yes");
    this.element.hidden = true;
  }
}

function stepsOf(camera, counted) {
  const id = camera?.camera_id;
  const at = camera?.health?.last_frame_at;
  return [
    {
      title: t("Add a camera"),
      done: Boolean(camera),
      text: camera ? camera.name || id : t("Say where its frames come from, and what it follows."),
      more: h("button.primary", { type: "button" }, t("Add camera")),
    },
    {
      title: t("Send its frames"),
      done: Boolean(at),
      text: at
        ? t("The latest frame is of {time}.", { time: clockTime(at) })
        : t("By a command on any machine that reaches Kafka."),
      more: camera ? snippet(publishCommand(camera)) : null,
    },
    {
      title: t("Draw a line"),
      done: Boolean(camera?.lines.length || camera?.zones.length),
      text: t("Across the way of those who pass, or a zone around a place."),
      more: h("a.button.primary", { href: `#/cameras/${id}?draw=line` }, t("Draw line")),
    },
    {
      title: t("See it count"),
      done: counted > 0,
      text: counted
        ? t("{count} counted today.", { count: counted })
        : t("Each crossing and each entry is counted once."),
      more: h("a.button", { href: `#/counts?camera=${id}` }, t("Counts")),
    },
  ];
}

function row({ title, done, text, more }, isNow) {
  return h(
    "li",
    { "aria-current": isNow ? "step" : null },
    h("span.mark", { role: "img", "aria-label": done ? t("done") : t("open") }, done ? "✓" : ""),
    h("div.grow.stack.tight", {}, h("b", {}, title), h("small.muted", {}, text), isNow ? more : null),
  );
}

/** Crossings and entries since midnight. */
async function countedBy(camera) {
  const from = new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  const { lines, zones } = await get(`v1/counts?camera=${camera}&from=${from}&bucket=86400`);
  const crossed = lines.reduce((sum, line) => sum + line.forward + line.backward, 0);
  return zones.reduce((sum, zone) => sum + zone.entered, crossed);
}
