// One connection to /v1/stream for the whole page. The browser resumes it by Last-Event-ID.

const listeners = new Set();
let source = null;
let onState = () => {};

function open() {
  source = new EventSource("v1/stream");
  source.addEventListener("ready", () => onState(true));
  source.addEventListener("error", () => {
    onState(false);
    // The browser tries again by itself, unless it was answered and refused, as by a proxy in between.
    if (source.readyState === EventSource.CLOSED && !document.querySelector(".sign-in")) setTimeout(open, 3000);
  });
  for (const kind of ["track_event", "camera_event", "position"]) {
    source.addEventListener(kind, (message) => {
      const data = JSON.parse(message.data);
      for (const listener of listeners) listener(kind, data);
    });
  }
}

/** Calls the listener with every event and position until the signal is aborted. */
export function listen(listener, signal) {
  listeners.add(listener);
  signal.addEventListener("abort", () => listeners.delete(listener));
  if (!source) open();
}

/** Is told whether the connection stands. */
export function watchState(listener) {
  onState = listener;
  if (!source) open();
}
