// Reads pictures of many cameras over one connection: browsers allow only six to a server.

import { whileInSight } from "./sight.js";

const RETRY_MS = 1000;
/** Of all cameras together: a browser that decodes more leaves little of a core to others (docs/performance.md). */
const MOST_PER_S = 180;
const LEAST_FPS = 2;

/**
 * Calls onFrame({camera, capturedAt, blob}) with every picture until the signal is aborted, connects again when the
 * connection breaks, and asks for none while the page is out of sight.
 *
 * @param fps pictures a second of each camera, at most; fewer of many cameras
 * @return takes the ids of other cameras to be shown from now on
 */
export function readFrames(cameras, fps, onFrame, signal) {
  let shown = [...cameras].sort();
  let leave = new AbortController();
  const open = () => {
    leave = new AbortController();
    const rate = Math.min(fps, Math.max(LEAST_FPS, Math.floor(MOST_PER_S / shown.length)));
    if (shown.length) read(new URLSearchParams({ fps: rate, camera: shown }), onFrame, leave.signal);
    return () => leave.abort();
  };
  whileInSight(open, signal);
  return (others) => {
    const next = [...others].sort();
    if (next.join() === shown.join()) return;
    shown = next;
    if (leave.signal.aborted || signal.aborted) return;
    leave.abort();
    open();
  };
}

async function read(search, onFrame, signal) {
  while (!signal.aborted) {
    try {
      const response = await fetch(`v1/live?${search}`, { signal });
      if (response.ok) await readParts(response.body.getReader(), onFrame);
    } catch {
      // Broken off: by us, or to be tried again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

async function readParts(reader, onFrame) {
  const text = new TextDecoder("latin1");
  let held = new Uint8Array(0);
  while (true) {
    const { done, value } = await reader.read();
    if (done) return;
    held = join(held, value);
    let part;
    while ((part = takePart(held, text))) {
      if (part.frame) onFrame(part.frame);
      held = held.subarray(part.end);
    }
  }
}

function join(a, b) {
  if (!a.length) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** The next part and where it ends; its frame is null if it only says that the stream lives. */
function takePart(bytes, text) {
  const headEnd = findBlankLine(bytes);
  if (headEnd < 0) return null;
  const head = text.decode(bytes.subarray(0, headEnd));
  const field = (name) => head.match(new RegExp(`^${name}: (.*)$`, "im"))?.[1].trim();
  const length = Number(field("Content-Length"));
  const end = headEnd + 4 + length;
  if (bytes.length < end + 2) return null;
  const frame = field("Content-Type") === "image/jpeg" && {
    camera: field("Followspot-Camera"),
    capturedAt: Date.parse(field("Followspot-Captured-At")),
    blob: new Blob([bytes.slice(headEnd + 4, end)], { type: "image/jpeg" }),
  };
  return { frame: frame || null, end: end + 2 };
}

function findBlankLine(bytes) {
  const until = Math.min(bytes.length - 3, 1024);
  for (let i = 0; i < until; i++) {
    if (bytes[i] === 13 && bytes[i + 1] === 10 && bytes[i + 2] === 13 && bytes[i + 3] === 10) return i;
  }
  return -1;
}
