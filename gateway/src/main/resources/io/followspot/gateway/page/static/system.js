// Which parts of the system work, asked every few seconds for the whole page.

import { t } from "./text.js";

const EVERY_MS = 3000;
const PATIENCE_MS = 8000;

const listeners = new Set();
/** What is down, as messages for people; empty if everything works. */
let down = [];
/** What works and still has something to tell an operator. */
let notes = [];

async function ask() {
  if (document.hidden) return;
  try {
    const response = await fetch("statusz", { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { parts } = await response.json();
    const messages = (works) =>
      Object.values(parts)
        .filter((part) => part.ok === works && part.message)
        .map((part) => part.message);
    take(messages(false), messages(true));
  } catch {
    take([t("The gateway does not answer. Is Followspot still running?")]);
  }
}

function take(failures, remarks = []) {
  if (failures.join() === down.join() && remarks.join() === notes.join()) return;
  down = failures;
  notes = remarks;
  for (const listener of listeners) listener(down, notes);
}

/** Calls the listener with what is down and with remarks, now and whenever they change. */
export function watchSystem(listener) {
  listeners.add(listener);
  listener(down, notes);
}

/** What is down; empty if everything works. */
export const whatIsDown = () => down;

export function begin() {
  ask();
  setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
