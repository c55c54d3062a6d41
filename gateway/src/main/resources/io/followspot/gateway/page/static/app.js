// The page as a whole: which view is shown, and the bar above it.

import { ask } from "./dialog.js";
import { emptyPage, h, toast } from "./dom.js";
import { offerLanguages, translateDocument } from "./language.js";
import { resumeNotifying } from "./notify.js";
import { isSignedIn, role, signOut } from "./session.js";
import { watchState } from "./stream.js";
import { begin, watchSystem } from "./system.js";
import { t } from "./text.js";
import { offerThemes } from "./theme.js";
import { addCamera } from "./views/add-camera.js";
import { signInView } from "./views/sign-in.js";

const VIEWS = [
  [/^$/, "live", t("Live")],
  [/^cameras\/([\w-]+)$/, "camera", t("Camera")],
  [/^cameras\/([\w-]+)\/calibration$/, "calibration", t("Calibration")],
  [/^tracks$/, "tracks", t("Tracks")],
  [/^tracks\/([\w.-]+)$/, "track", t("Track")],
  [/^sites\/([\w-]+)$/, "site", t("Floor")],
  [/^identities\/([\w.-]+)$/, "identity", t("Identity")],
  [/^review$/, "review", t("Review")],
  [/^counts$/, "counts", t("Counts")],
  [/^alerts$/, "alerts", t("Alerts")],
  [/^health$/, "health", t("Health")],
];

translateDocument();
const main = document.getElementById("main");
let leave = new AbortController();
let shown = location.hash;
/** Asks [title, text, action] before the view is left; false if it may be left at once. */
let guarded = () => false;

async function navigate() {
  if (location.hash === shown) return;
  if (guarded()) {
    const wanted = location.hash;
    history.replaceState(null, "", shown || "#/");
    if (!(await mayLeave())) return;
    history.replaceState(null, "", wanted);
  }
  shown = location.hash;
  await show(true);
}

/** Asks, where the view wants that. */
async function mayLeave() {
  const question = guarded();
  if (question && !(await ask(...question))) return false;
  guarded = () => false;
  return true;
}

async function show(moved) {
  const [path, search = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const found = VIEWS.map(([pattern, file, title]) => ({ match: path.match(pattern), file, title })).find(
    (v) => v.match,
  );
  leave.abort();
  leave = new AbortController();
  guarded = () => false;
  const { signal } = leave;
  markCurrent(path);
  if (!found) return put([emptyPage(t("Page not found"), h("a.button", { href: "#/" }, t("To the live view")))], moved);
  document.title = `${found.title} · Followspot`;
  const slow = setTimeout(() => main.replaceChildren(h("p.loading", { role: "status" }, t("Loading …"))), 250);
  try {
    const view = await import(`./views/${found.file}.js`);
    const content = await view.default({
      id: found.match[1],
      search: new URLSearchParams(search),
      signal,
      guard: (question) => (guarded = question),
    });
    if (!signal.aborted) put([content].flat(), moved);
  } catch (error) {
    if (signal.aborted) return;
    if (error.status === 401) {
      document.documentElement.dataset.role = "none";
      return put([signInView()], moved);
    }
    if (error.status === undefined) console.error(error);
    put([failure(error, path)], moved);
  } finally {
    clearTimeout(slow);
  }
}

function failure(error, path) {
  const gone = error.status === 404;
  return emptyPage(
    gone ? t("Not found") : error.status === 0 ? t("The gateway does not answer") : t("Cannot show this page"),
    h("p", {}, error.message),
    error.status === 0 ? h("p", {}, t("Is Followspot still running in its terminal?")) : null,
    h(
      "div.row",
      {},
      gone
        ? h(
            "a.button",
            { href: path.startsWith("tracks") ? "#/tracks" : "#/" },
            path.startsWith("tracks") ? t("Search tracks") : t("To the live view"),
          )
        : null,
      h("button", { onclick: () => show(true) }, t("Try again")),
    ),
  );
}

function put(content, moved) {
  main.replaceChildren(...content);
  if (!moved) return;
  scrollTo(0, 0);
  // Announces the new page to screen readers.
  const title = main.querySelector("h1, h2");
  title?.setAttribute("tabindex", "-1");
  title?.focus({ preventScroll: true });
}

function markCurrent(path) {
  for (const link of document.querySelectorAll(".bar nav a")) {
    const target = link.getAttribute("href").slice(2);
    const current = target === path.split("/")[0] || (target === "" && path.startsWith("cameras/"));
    current ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
}

const link = document.getElementById("link");
/** Whether the event stream stands (null: none is wanted), and what of the system is down. */
let connected = null;
let down = [];
function showLink() {
  link.hidden = connected === null && !down.length;
  link.className = `link ${connected && !down.length ? "on" : "off"}`;
  link.textContent = down.length ? t("Not working") : connected ? t("Connected") : t("Reconnecting …");
}
watchState((on) => {
  connected = on;
  showLink();
});
const outage = document.getElementById("outage");
watchSystem((failures, notes) => {
  down = failures;
  const messages = [...failures, ...notes];
  outage.hidden = !messages.length;
  outage.textContent = messages.join(" ");
  showLink();
});
begin();

offerThemes(document.getElementById("theme"));
document.getElementById("add-camera").addEventListener("click", () => addCamera());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
offerLanguages(document.getElementById("language"), mayLeave);
const out = document.getElementById("sign-out");
out.hidden = !isSignedIn();
out.addEventListener("click", () => signOut().finally(() => location.reload()));
// What a viewer may not do is not offered; the gateway would refuse it anyway.
role()
  .then((is) => (document.documentElement.dataset.role = is))
  .catch(() => {});

addEventListener("hashchange", navigate);
addEventListener("beforeunload", (event) => guarded() && event.preventDefault());
addEventListener("unhandledrejection", (event) => {
  if (event.reason?.status === undefined) return;
  event.preventDefault();
  toast(event.reason.message);
});
resumeNotifying();
show(false);
