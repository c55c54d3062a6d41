// Notifications of this browser: one for each alert, while the page is open in some tab.

import { severityName } from "./rules.js";
import { listen } from "./stream.js";
import { t } from "./text.js";

const KEY = "notify";

let listening = null;

export const canNotify = () => "Notification" in window;

export const isNotifying = () =>
  canNotify() && Notification.permission === "granted" && localStorage.getItem(KEY) !== null;

/** Asks the browser for permission. Returns whether notifications are on. */
export async function startNotifying() {
  if (!canNotify() || (await Notification.requestPermission()) !== "granted") return false;
  localStorage.setItem(KEY, "yes");
  resumeNotifying();
  return true;
}

export function stopNotifying() {
  localStorage.removeItem(KEY);
  listening?.abort();
  listening = null;
}

/** Goes on with what was switched on in an earlier visit. */
export function resumeNotifying() {
  if (!isNotifying() || listening) return;
  listening = new AbortController();
  listen(
    (kind, alert) => {
      if (kind === "alert") notify(alert);
    },
    listening.signal,
    { events: ["alert"], evenHidden: true },
  );
}

/** An alert that comes twice replaces itself, over all tabs. */
function notify(alert) {
  const note = new Notification(
    t("{what}: {message}", {
      what: severityName(alert.severity),
      message: alert.rule_name || alert.camera_id,
    }),
    {
      body: t("{what}: {message}", { what: alert.camera_id, message: alert.text }),
      tag: alert.alert_id,
      icon: alert.snapshot
        ? `${alert.snapshot.replace(/^\//, "")}&crop=true&path=false&box=true&width=160`
        : "icon.svg",
      requireInteraction: alert.severity === "critical",
    },
  );
  note.addEventListener("click", () => {
    focus();
    location.hash = alert.track_id ? `#/tracks/${alert.track_id}` : "#/alerts";
  });
}
