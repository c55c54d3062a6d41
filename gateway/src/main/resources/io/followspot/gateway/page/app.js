import { h, toast } from "./dom.js";
import { watchState } from "./stream.js";
import { addCamera } from "./views/add-camera.js";

const VIEWS = [
  [/^$/, "live", "Live"],
  [/^cameras\/([\w-]+)$/, "camera", "Camera"],
  [/^tracks$/, "tracks", "Tracks"],
  [/^tracks\/([\w.-]+)$/, "track", "Track"],
  [/^counts$/, "counts", "Counts"],
  [/^health$/, "health", "Health"],
];

const main = document.getElementById("main");
let leave = new AbortController();

async function show() {
  const [path, search = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const found = VIEWS.map(([pattern, file, title]) => ({ match: path.match(pattern), file, title })).find((v) => v.match);
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  for (const link of document.querySelectorAll(".bar nav a")) {
    const target = link.getAttribute("href").slice(2);
    const current = target === path.split("/")[0] || (target === "" && path.startsWith("cameras/"));
    current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  if (!found) {
    main.replaceChildren(h("div.empty", {}, h("h2", {}, "There is no such page"), h("a.button", { href: "#/" }, "To the live view")));
    return;
  }
  document.title = `${found.title} · Followspot`;
  try {
    const view = await import(`./views/${found.file}.js`);
    const content = await view.default({ id: found.match[1], search: new URLSearchParams(search), signal });
    if (!signal.aborted) {
      main.replaceChildren(...[content].flat());
      scrollTo(0, 0);
    }
  } catch (error) {
    if (signal.aborted) return;
    console.error(error);
    main.replaceChildren(h("div.empty", {}, h("h2", {}, "This can not be shown"), h("p", {}, error.message), h("button", { onclick: show }, "Try again")));
  }
}

const link = document.getElementById("link");
watchState((on) => {
  link.className = `link ${on ? "on" : "off"}`;
  link.textContent = on ? "Connected" : "Reconnecting …";
});

document.getElementById("add-camera").addEventListener("click", () => addCamera());
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
});
const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
addEventListener("hashchange", show);
addEventListener("unhandledrejection", (event) => toast(event.reason?.message ?? "Something failed"));
show();
