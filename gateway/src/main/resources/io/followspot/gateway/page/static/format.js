// How times, numbers and events are put into words.

/** 13:05:09 */
export const clockTime = (iso) => new Date(iso).toLocaleTimeString(undefined, { hour12: false });

/** 22 Nov 13:05:09, without the day if it is today. */
export function shortTime(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return (today ? "" : date.toLocaleDateString(undefined, { day: "numeric", month: "short" }) + " ") + clockTime(iso);
}

/** 8.4 s, 3 min 05 s; the unit stays with its number. */
export function duration(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)}\u00a0s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")} min`;
}

export const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;

/** 1,234 */
export const count = (n) => Number(n ?? 0).toLocaleString();

/** 1 track, 2 tracks */
export const plural = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export const ordinalOf = (trackId) => trackId.slice(trackId.lastIndexOf(".") + 1);

/** Person 42; a detector of mere movement knows no labels. */
export const nameOf = (track) => `${capital(track.label || "object")} ${ordinalOf(track.track_id)}`;

/** person 42, or #42: for over the picture. */
export const tagOf = (track) =>
  track.label ? `${track.label} ${ordinalOf(track.track_id)}` : `#${ordinalOf(track.track_id)}`;

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** zone_entered as "zone entered". */
export const words = (type) => type.replaceAll("_", " ");

/** An event for people: "Crossed Gate forward", "Left Hall after 3.2 s". */
export function sentence(
  event,
  regionName = (id) => id,
  directionName = (id, forward) => (forward ? "forward" : "backward"),
) {
  const t = event.transition;
  switch (event.type) {
    case "line_crossed":
      return `Crossed ${regionName(t.region_id)} ${directionName(t.region_id, t.forward)}`;
    case "zone_entered":
      return `Entered ${regionName(t.region_id)}`;
    case "zone_exited":
      return `Left ${regionName(t.region_id)}${t.dwell_us ? ` after ${duration(t.dwell_us / 1e6)}` : ""}`;
    case "confirmed":
      return "Appeared";
    case "stationary":
      return "Stationary";
    case "resumed":
      return "Moving again";
    case "lost":
      return "Lost";
    case "recovered":
      return "Recovered";
    case "ended":
      return ENDS[event.track?.reason] ?? "Ended";
    default:
      return capital(words(event.type));
  }
}

/** When it happened: a line is crossed between two frames. */
export const momentOf = (event) => event.transition?.at ?? event.track.frame.captured_at;

const ENDS = {
  lost: "Ended, unseen for too long",
  exited: "Left the picture",
  stream_ended: "Ended with the stream",
  camera_removed: "Ended, camera removed",
  camera_changed: "Ended, camera changed",
};

/** What a track does now, for people. */
export const statusWord = (status) =>
  ({ confirmed: "moving", stationary: "standing", lost: "unseen", ended: "ended", tentative: "tentative" })[status] ??
  status;

const COMPASS = ["up", "up right", "right", "down right", "down", "down left", "left", "up left"];

/** A bearing in degrees, 0 is up the picture, as "down left". */
export const compass = (degrees) => COMPASS[Math.round(degrees / 45) % 8];
