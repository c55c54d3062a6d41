// The choice of the page's language.

import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { chooseLanguage, language, LANGUAGES, t } from "./text.js";

/** Set while the page is loaded again, which loses the focus. */
const CHANGED = "language-changed";

/** Puts the texts of the document itself, which has them in English, into the visitor's language. */
export function translateDocument() {
  for (const element of document.body.querySelectorAll(":not([translate=no], [translate=no] *, script, noscript)")) {
    const label = element.getAttribute("aria-label");
    if (label) element.setAttribute("aria-label", t(label));
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) node.data = t(node.data.trim());
  }
  document.documentElement.dataset.ready = "";
}

/**
 * Lets a button choose the language.
 *
 * @param mayLeave asks whether the view may be left; the page is loaded again
 */
export function offerLanguages(button, mayLeave) {
  button.title = t("Language: {name}", { name: LANGUAGES[language] });
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", () => choose(mayLeave));
  if (sessionStorage.getItem(CHANGED)) button.focus();
  sessionStorage.removeItem(CHANGED);
}

function choose(mayLeave) {
  const take = async (code) => {
    dialog.close();
    if (code === language || !(await mayLeave())) return;
    chooseLanguage(code);
    sessionStorage.setItem(CHANGED, "yes");
    location.reload();
  };
  const choices = Object.entries(LANGUAGES).map(([code, name]) =>
    h(
      "button",
      { type: "button", lang: code, "aria-pressed": String(code === language), onclick: () => take(code) },
      name,
    ),
  );
  const dialog = openDialog(
    t("Language"),
    h(
      "div.body",
      {},
      h("h1", {}, t("Language")),
      h("div.stack", {}, choices),
      h("div.actions", {}, h("button", { type: "button", onclick: () => dialog.close() }, t("Cancel"))),
    ),
  );
}
