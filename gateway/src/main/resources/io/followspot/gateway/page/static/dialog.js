// Dialogues: closed by Escape, by a button, or when done.

import { h } from "./dom.js";
import { t } from "./text.js";

/** Opens a dialogue with this content; calls onclose when it is gone. */
export function openDialog(label, content, onclose = () => {}) {
  const dialog = h(
    "dialog",
    {
      "aria-label": label,
      onclose: () => {
        dialog.remove();
        onclose();
      },
    },
    content,
  );
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Asks for confirmation; resolves to true or false. */
export function ask(title, text, action) {
  return new Promise((resolve) => {
    let answer = false;
    const done = (yes) => {
      answer = yes;
      dialog.close();
    };
    const dialog = openDialog(
      title,
      h(
        "div.body",
        {},
        h("h1", {}, title),
        h("p.muted", {}, text),
        h(
          "div.actions",
          {},
          h("button", { type: "button", onclick: () => done(false) }, t("Cancel")),
          h("button.danger.strong", { type: "button", onclick: () => done(true) }, action),
        ),
      ),
      () => resolve(answer),
    );
  });
}
