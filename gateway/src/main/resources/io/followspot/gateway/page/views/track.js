// Everything about one track.

import { clockTime, colourOf, count, duration, h, s, secondsBetween, shortTime, toneOf, words } from "../dom.js";
import { get } from "../api.js";
import { listen } from "../stream.js";

export default async function track({ id, signal }) {
  let [data, events] = await Promise.all([get(`v1/tracks/${id}`), get(`v1/tracks/${id}/events`)]);
  document.title = `${data.label || "Object"} ${id} · Followspot`;
  const facts = h("dl.facts");
  const state = h("span.chip");
  const timeline = h("ol.timeline");
  const speed = h("div.body");
  const media = picture(data);

  function fill() {
    state.className = data.status === "ended" ? "chip" : "chip good";
    state.textContent = data.status === "ended" && data.reason ? `ended, ${words(data.reason)}` : data.status;
    const rows = [
      ["Camera", h("a", { href: `#/cameras/${data.camera_id}` }, data.camera_id)],
      ["Label", `${data.label || "object"}${data.confidence ? `, ${(data.confidence * 100).toFixed(0)} % sure` : ""}`],
      ["First seen", shortTime(data.first_seen)],
      ["Last seen", shortTime(data.last_seen)],
      ["In view", duration(secondsBetween(data.first_seen, data.last_seen))],
      ["Distance", `${count(Math.round(data.distance_px))} px`],
      ["Speed", data.status === "ended" ? null : `${data.speed_px_per_s.toFixed(0)} px/s${data.bearing_deg === undefined ? "" : `, ${compass(data.bearing_deg)}`}`],
      ["Frames", `${count(data.hits)} seen of ${count(data.age)}`],
      ["Zones", data.visits.length ? data.visits.map((v) => v.zone_id + (v.exited_at ? ` (${duration(secondsBetween(v.entered_at, v.exited_at))})` : " (inside)")).join(", ") : null],
      ["As of", `${clockTime(data.as_of)}, by the ${data.answered_by === "function" ? "track itself" : "history"}`],
      ["Configuration", h("span.mono", {}, data.configuration_hash)],
    ];
    facts.replaceChildren(...rows.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
    timeline.replaceChildren(...events.events.map(moment));
    speed.replaceChildren(speedPlot(data) ?? h("p.muted", {}, "The path appears when the track has moved."));
  }

  fill();
  listen(async (kind, message) => {
    if (kind === "track_event" && message.track.track_id === id) {
      [data, events] = await Promise.all([get(`v1/tracks/${id}`), get(`v1/tracks/${id}/events`)]);
      if (!signal.aborted) fill();
    }
  }, signal);

  const dot = h("span.dot");
  dot.style.background = colourOf(id, 55);
  return [
    h("div.head", {},
      h("div", {}, h("div.row", {}, dot, h("h1", {}, `${data.label || "Object"} ${id.split(".").at(-1)}`), state), h("p.mono", {}, id)),
      h("div.row", {}, h("a.button", { href: `v1/tracks/${id}`, target: "_blank" }, "JSON"), h("a.button", { href: `v1/tracks/${id}/path?format=geojson`, target: "_blank" }, "GeoJSON"),
        h("a.button", { href: `v1/tracks/${id}/clip.mp4`, download: `${id}.mp4` }, "Download clip"))),
    h("div.two", {},
      h("div.stack", {}, media, h("section.panel", {}, h("header", {}, h("h2", {}, "Speed"), h("span.muted", {}, "pixels per second along the path")), speed)),
      h("div.stack", {},
        h("section.panel", {}, h("header", {}, h("h2", {}, "About")), h("div.body", {}, facts)),
        h("section.panel", {}, h("header", {}, h("h2", {}, "Life"), h("span.muted", {}, "committed events")), h("div.body", {}, timeline)))),
  ];
}

function picture(data) {
  const image = h("img", { src: `v1/tracks/${data.track_id}/snapshot.jpg`, alt: `The track ${data.track_id} with its path`, onerror: () => gone() });
  const body = h("div.media", {}, image);
  const tabs = [["Snapshot", () => body.replaceChildren(image)], ["Clip", playClip]].map(([title, act], index) =>
    h("button", { role: "tab", type: "button", "aria-selected": String(index === 0), onclick: (event) => {
      for (const tab of tabs) tab.setAttribute("aria-selected", String(tab === event.currentTarget));
      act();
    } }, title));
  const bar = h("div.tabs", { role: "tablist", "aria-label": "Picture" }, tabs);

  function gone() {
    body.replaceChildren(h("div.empty", {}, h("h2", {}, "Pictures are no longer kept"), h("p", {}, "Kafka keeps frames for a limited time. The path and the events stay.")));
  }

  function playClip() {
    const wait = h("div.empty", {}, h("p", { role: "status" }, "Cutting the clip from the recording …"));
    const video = h("video", { src: `v1/tracks/${data.track_id}/clip.mp4`, controls: true, autoplay: true, loop: true, muted: true, playsinline: true, hidden: true,
      onloadeddata: () => { wait.remove(); video.hidden = false; }, onerror: () => gone() });
    video.muted = true;
    body.replaceChildren(wait, video);
  }
  return h("section.panel", {}, h("header", {}, h("h2", {}, "Picture"), bar), body);
}

function moment(event) {
  const t = event.transition;
  const text = t
    ? `${words(event.type)} ${t.region_id}${event.type === "line_crossed" ? (t.forward ? " forward" : " backward") : ""}${t.dwell_us ? ` after ${duration(t.dwell_us / 1e6)}` : ""}`
    : `${words(event.type)}${event.track.reason ? `, ${words(event.track.reason)}` : ""}`;
  const item = h("li", {}, h("time", { datetime: event.track.frame?.captured_at }, clockTime(event.track.frame?.captured_at ?? event.track.last_seen)), h("span", {}, text));
  item.style.setProperty("--tone", toneOf(event.type));
  return item;
}

const compass = (degrees) => ["up", "up right", "right", "down right", "down", "down left", "left", "up left"][Math.round(degrees / 45) % 8];

function speedPlot(data) {
  const path = data.path;
  if (path.length < 3) return null;
  const t0 = Date.parse(path[0].captured_at);
  const points = [];
  for (let i = 1; i < path.length; i++) {
    const seconds = (Date.parse(path[i].captured_at) - Date.parse(path[i - 1].captured_at)) / 1000;
    if (seconds > 0) points.push([(Date.parse(path[i].captured_at) - t0) / 1000 - seconds / 2, Math.hypot(path[i].x_px - path[i - 1].x_px, path[i].y_px - path[i - 1].y_px) / seconds]);
  }
  const [w, height, left, bottom] = [640, 170, 44, 22];
  const end = (Date.parse(path.at(-1).captured_at) - t0) / 1000;
  const top = nice(Math.max(...points.map(([, v]) => v), 1));
  const x = (t) => left + ((w - left - 8) * t) / end;
  const y = (v) => height - bottom - ((height - bottom - 10) * v) / top;
  const line = points.map(([t, v], i) => `${i ? "L" : "M"}${x(t).toFixed(1)} ${y(v).toFixed(1)}`).join("");
  const area = `${line}L${x(points.at(-1)[0])} ${y(0)}L${x(points[0][0])} ${y(0)}Z`;
  const marks = [0, 0.5, 1].map((f) => [s("line.axis", { x1: left, x2: w - 8, y1: y(top * f), y2: y(top * f) }), s("text", { x: left - 8, y: y(top * f) + 4, "text-anchor": "end" }, String(Math.round(top * f)))]);
  const times = [0, 0.25, 0.5, 0.75, 1].map((f) => s("text", { x: x(end * f), y: height - 5, "text-anchor": f === 1 ? "end" : f ? "middle" : "start" }, `${(end * f).toFixed(end < 20 ? 1 : 0)} s`));
  return s("svg.plot", { viewBox: `0 0 ${w} ${height}`, role: "img", "aria-label": `Speed over ${end.toFixed(1)} seconds, at most ${Math.round(top)} pixels per second` }, marks, times, s("path.area", { d: area }), s("path.curve", { d: line }));
}

function nice(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((f) => f * power).find((v) => v >= value);
}
