// Builds elements. h("a.card", {href: "#/"}, "text", child)

export function h(tag, attributes = {}, ...children) {
  return build(document.createElement(tag.split(".")[0]), tag, attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag.split(".")[0]), tag, attributes, children);
}

function build(element, tag, attributes, children) {
  const classes = tag.split(".").slice(1);
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Says something in passing. */
export function toast(message, tone = "bad") {
  const note = h("div.toast", {}, message);
  if (tone === "good") note.classList.add("good");
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), tone === "good" ? 2500 : 6000);
}

/** 13:05:09 */
export const clockTime = (iso) => new Date(iso).toLocaleTimeString(undefined, { hour12: false });

/** 22 Nov 13:05:09, without the day if it is today. */
export function shortTime(iso) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return (today ? "" : date.toLocaleDateString(undefined, { day: "numeric", month: "short" }) + " ") + clockTime(iso);
}

/** 8.4 s, 3 min 05 s */
export function duration(seconds) {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, "0")} s`;
  return `${Math.floor(seconds / 3600)} h ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")} min`;
}

export const secondsBetween = (from, to) => (Date.parse(to) - Date.parse(from)) / 1000;

export const count = (n) => Number(n ?? 0).toLocaleString();

/** A colour of its own for every track, the same everywhere. */
export function colourOf(trackId, lightness = 62) {
  const ordinal = Number(trackId.split(".").at(-1)) || 0;
  return `hsl(${(ordinal * 137.508) % 360} 85% ${lightness}%)`;
}

/** person 42 */
export const shortName = (track) => `${track.label || "object"} ${track.track_id.split(".").at(-1)}`;

/** Zone entered, as "entered"; the words of events for people. */
export const words = (type) => type.replaceAll("_", " ");

export const toneOf = (type) =>
  ({
    confirmed: "var(--good)", recovered: "var(--good)", lost: "var(--warn)", ended: "var(--ink-2)",
    line_crossed: "#2f9fe0", zone_entered: "var(--accent)", zone_exited: "var(--accent)",
  })[type] ?? "var(--ink-2)";
