// The page's colours: light, dark, or as the system has them.

import { t } from "./text.js";

const KEY = "theme";
const THEMES = ["auto", "light", "dark"];
const NAMES = { auto: t("as the system"), light: t("light"), dark: t("dark") };

const next = (theme) => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];

/** Lets a button choose the colours, which are remembered. */
export function offerThemes(button) {
  function take(theme) {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.dataset.now = theme;
    button.title = t("Colours: {theme}", { theme: NAMES[theme] });
    button.setAttribute(
      "aria-label",
      t("Colours: {theme}; switch to {next}", { theme: NAMES[theme], next: NAMES[next(theme)] }),
    );
    localStorage.setItem(KEY, theme);
  }

  const kept = localStorage.getItem(KEY);
  take(THEMES.includes(kept) ? kept : "auto");
  button.addEventListener("click", () => take(next(button.dataset.now)));
}
