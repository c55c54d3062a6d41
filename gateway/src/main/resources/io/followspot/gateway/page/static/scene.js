// What is known of one camera's tracks: where each was at a given capture time.

const KEEP_MS = 12000;
/** A track without positions for this long is no longer drawn. */
const SILENT_MS = 2600;

export class Scene {
  tracks = new Map();

  /** Takes a message of the stream. */
  take(kind, message) {
    if (kind === "position") this.#add(message, message.frame, message.status === "ended");
    if (kind === "track_event") this.#add(message.track, message.track.frame, message.type === "ended");
  }

  #add(from, frame, ended) {
    let track = this.tracks.get(from.track_id);
    if (!track) {
      track = { track_id: from.track_id, samples: [] };
      this.tracks.set(from.track_id, track);
    }
    const at = Date.parse(frame.captured_at);
    const last = track.samples.at(-1);
    if (ended) track.endedAt = Math.min(at, track.endedAt ?? Infinity);
    // Events come with the checkpoint, after the positions of the same moment.
    if (last && at <= last.at) return;
    track.label = from.label;
    track.samples.push({
      at,
      status: from.status,
      box: from.box,
      v: from.velocity ?? { x_px_per_s: 0, y_px_per_s: 0 },
      w: from.frame_width_px,
      h: from.frame_height_px,
    });
    while (track.samples[0].at < at - KEEP_MS) track.samples.shift();
  }

  /** Forgets what is long over. */
  forget(now) {
    for (const [id, track] of this.tracks) {
      if (track.samples.at(-1).at < now - KEEP_MS) this.tracks.delete(id);
    }
  }

  /** The tracks in the picture at a time, each with its box then, relative to the picture; nothing changes them later. */
  at(time) {
    const present = [];
    for (const track of this.tracks.values()) {
      if (track.endedAt !== undefined && time > track.endedAt) continue;
      const box = boxAt(track.samples, time);
      if (!box) continue;
      const status = track.samples.findLast((sample) => sample.at <= time).status;
      present.push({ ...track, samples: [...track.samples], box, status });
    }
    return present;
  }
}

function boxAt(samples, time) {
  let before = null;
  for (const sample of samples) {
    if (sample.at > time) {
      return before ? between(before, sample, (time - before.at) / (sample.at - before.at)) : null;
    }
    before = sample;
  }
  if (!before || time - before.at > SILENT_MS) return null;
  // The track is where it was heading: it reports when it is not.
  const seconds = (time - before.at) / 1000;
  return {
    ...scaled(before),
    left: (before.box.left_px + before.v.x_px_per_s * seconds) / before.w,
    top: (before.box.top_px + before.v.y_px_per_s * seconds) / before.h,
    age: time - before.at,
  };
}

const scaled = (s) => ({
  left: s.box.left_px / s.w,
  top: s.box.top_px / s.h,
  width: s.box.width_px / s.w,
  height: s.box.height_px / s.h,
  age: 0,
});

function between(a, b, f) {
  const p = scaled(a);
  const q = scaled(b);
  const mix = (x, y) => x + (y - x) * f;
  return {
    left: mix(p.left, q.left),
    top: mix(p.top, q.top),
    width: mix(p.width, q.width),
    height: mix(p.height, q.height),
    age: 0,
  };
}
