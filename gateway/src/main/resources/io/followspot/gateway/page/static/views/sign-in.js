// Asks for a token when the gateway wants one.

import { h } from "../dom.js";
import { signIn } from "../session.js";

export function signInView() {
  const token = h("input", { name: "token", type: "password", required: true, autocomplete: "current-password", spellcheck: "false" });
  const fault = h("p.fault", { role: "alert" });
  const form = h("form.panel.sign-in", { onsubmit: submit },
    h("h1", {}, "Sign in"),
    h("p.muted", {}, "This gateway is reached from other machines, so it asks for a token. Whoever runs Followspot has made them and can give you one."),
    h("label", {}, "Token", token),
    fault,
    h("button.primary", { type: "submit" }, "Sign in"));

  async function submit(event) {
    event.preventDefault();
    try {
      await signIn(token.value.trim());
      location.reload();
    } catch (problem) {
      fault.textContent = problem.status === 401 ? "The gateway does not know this token." : problem.message;
      token.setAttribute("aria-invalid", "true");
      token.select();
    }
  }
  return form;
}
