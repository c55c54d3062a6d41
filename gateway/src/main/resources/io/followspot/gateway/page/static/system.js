// Which parts of the system work, asked every few seconds for the whole page.

const EVERY_MS = 3000;
const PATIENCE_MS = 8000;

const listeners = new Set();
/** What is down, as messages for people; empty if everything works. */
let down = [];

async function ask() {
  if (document.hidden) return;
  try {
    const response = await fetch("readyz", { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { parts } = await response.json();
    take(Object.values(parts).filter((part) => !part.ok).map((part) => part.message));
  } catch {
    take(["The gateway does not answer. Is Followspot still running?"]);
  }
}

function take(messages) {
  if (messages.join() === down.join()) return;
  down = messages;
  for (const listener of listeners) listener(down);
}

/** Calls the listener with what is down, now and whenever it changes. */
export function watchSystem(listener) {
  listeners.add(listener);
  listener(down);
}

/** What is down; empty if everything works. */
export const whatIsDown = () => down;

export function begin() {
  ask();
  setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
