// Asks for a token when the gateway wants one.

import { h } from "../dom.js";
import { signIn } from "../session.js";
import { t } from "../text.js";

export function signInView() {
  const token = h("input", {
    name: "token",
    type: "password",
    required: true,
    autocomplete: "current-password",
    spellcheck: "false",
  });
  const fault = h("p.fault", { role: "alert" });
  const form = h(
    "form.panel.sign-in",
    { onsubmit: submit },
    h("h1", {}, t("Sign in")),
    h(
      "p.muted",
      {},
      t(
        "This gateway can be reached from other machines and therefore requires a token. Ask the operator of this Followspot installation for one.",
      ),
    ),
    h("label", {}, t("Token"), token),
    fault,
    h("button.primary", { type: "submit" }, t("Sign in")),
  );

  async function submit(event) {
    event.preventDefault();
    try {
      await signIn(token.value.trim());
      location.reload();
    } catch (problem) {
      fault.textContent = problem.status === 401 ? t("This token is not valid.") : problem.message;
      token.setAttribute("aria-invalid", "true");
      token.select();
    }
  }
  return form;
}
