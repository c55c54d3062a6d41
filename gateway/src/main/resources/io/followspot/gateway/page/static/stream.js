// One connection to /v1/stream for the whole page, which asks for what is being shown and nothing else.

export const TRACK_EVENTS = [
  "confirmed",
  "stationary",
  "resumed",
  "zone_entered",
  "zone_exited",
  "line_crossed",
  "lost",
  "recovered",
  "ended",
];
export const CAMERA_EVENTS = [
  "registered",
  "changed",
  "removed",
  "stream_started",
  "stream_ended",
  "refused",
  "degraded",
  "ledger_reported",
];

/** Views come and go together with what they want: one new connection is enough for that. */
const SETTLE_MS = 60;
const RETRY_MS = 3000;

const listeners = new Set();
let source = null;
/** The connection's filter, and the filter that its ids are valid for. */
let asked = "";
let askedEvents = "";
let lastId = "";
let settling = 0;
let onState = () => {};

/** Those who are told now: while the page is hidden, only who wants it even then. */
const active = () => [...listeners].filter((one) => !document.hidden || one.evenHidden);

/** What all of them want together. */
function wanted() {
  const all = active();
  const union = (part) => [...new Set(all.flatMap((one) => one[part] ?? []))].sort();
  const positions = union("positions");
  const events = new URLSearchParams();
  if (all.every((one) => one.cameras)) events.set("camera", union("cameras"));
  events.set("type", union("events"));
  const search = new URLSearchParams(events);
  if (positions.length) {
    search.set("type", [...union("events"), "position"]);
    search.set("positions", positions);
  }
  return { search, events: events.toString() };
}

/** Reconnects if the wanted filter differs from the current one. */
function settle() {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if (!active().length) {
      disconnect();
      if (!listeners.size) onState(null);
    } else if (wanted().search.toString() !== asked) connect();
  }, SETTLE_MS);
}

function connect() {
  source?.close();
  const { search, events } = wanted();
  asked = search.toString();
  // The last id is valid only for an unchanged filter.
  const resumed = lastId !== "" && events === askedEvents;
  askedEvents = events;
  if (resumed) search.set("last_event_id", lastId);
  const here = new EventSource(`v1/stream?${search}`);
  source = here;
  let fresh = !resumed;
  here.addEventListener("ready", (message) => {
    lastId = message.lastEventId;
    onState(true);
    if (fresh) tell("ready", {});
    fresh = false;
  });
  here.addEventListener("error", () => {
    onState(false);
    // The browser tries again by itself, unless it was answered and refused, as by a proxy in between.
    if (here.readyState === EventSource.CLOSED && !document.querySelector(".sign-in"))
      setTimeout(() => here === source && active().length && connect(), RETRY_MS);
  });
  for (const kind of ["track_event", "camera_event", "alert", "position"]) {
    here.addEventListener(kind, (message) => {
      if (here !== source) return;
      if (kind !== "position") lastId = message.lastEventId;
      tell(kind, JSON.parse(message.data));
    });
  }
}

function tell(kind, data) {
  for (const { hear } of listeners) hear(kind, data);
}

function disconnect() {
  source?.close();
  source = null;
  asked = "";
}

// Browsers allow six connections to a server, over all their tabs.
document.addEventListener("visibilitychange", settle);

/**
 * Calls hear(kind, message) with what comes until the signal is aborted. It is told more than it wants where somebody
 * else wants that. The kind "ready" says that what happened until now will not come.
 *
 * @param wants events: their types; cameras: only of these; positions: the cameras whose positions are wanted;
 *     evenHidden: also while nobody sees the page
 * @return changes what is wanted
 */
export function listen(hear, signal, wants) {
  const listener = { hear, ...wants };
  listeners.add(listener);
  signal.addEventListener("abort", () => {
    listeners.delete(listener);
    settle();
  });
  settle();
  return (change) => {
    Object.assign(listener, change);
    settle();
  };
}

/** Called with whether the connection is open; null where none is wanted. */
export function watchState(listener) {
  onState = listener;
}
