// Builds elements. h("a.card", {href: "#/"}, "text", child)

import { t } from "./text.js";

export function h(tag, attributes = {}, ...children) {
  return build(document.createElement(tag.split(".")[0]), tag, attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag.split(".")[0]), tag, attributes, children);
}

function build(element, tag, attributes, children) {
  const classes = tag.split(".").slice(1);
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Puts children in place of what is there, unless they say the same. A link, or what has a key, keeps the focus. */
export function update(parent, ...children) {
  const next = h("div", {}, ...children);
  if (next.innerHTML === parent.innerHTML) return;
  const had = parent.contains(document.activeElement) ? document.activeElement : null;
  const [href, key] = [had?.getAttribute("href"), had?.dataset.key];
  parent.replaceChildren(...next.childNodes);
  if (href) parent.querySelector(`a[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
  else if (key) parent.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** Says something in passing. */
export function toast(message, tone = "bad") {
  const note = h("div.toast", {}, message);
  if (tone === "good") note.classList.add("good");
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), tone === "good" ? 2500 : 6000);
}

/** An empty place that says what to do. */
export const empty = (title, ...more) => h("div.empty", {}, h("h2", {}, title), ...more);

/** A whole page that is empty. */
export const emptyPage = (title, ...more) => h("div.empty", {}, h("h1", {}, title), ...more);

/** Copies a text and confirms it on the button. */
export function copyButton(text, title = t("Copy")) {
  const button = h(
    "button.small",
    {
      type: "button",
      onclick: async () => {
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = t("Copied");
        } catch {
          toast(t("The browser does not allow this page to copy. Select the text instead."));
        }
        setTimeout(() => (button.textContent = title), 1500);
      },
    },
    title,
  );
  return button;
}

/** A command or address to take along. */
export const snippet = (text) => h("div.snippet", {}, h("code", { tabindex: 0 }, text), copyButton(text));
