// One camera's activity over a span of time, as a strip.

import { h, s } from "./dom.js";
import { listed, t } from "./text.js";

const HEIGHT = 44;
const BAND = 6;

/**
 * A strip.
 *
 * @param name of the camera
 * @param activity {tracks, crossings, recorded} of it; null if there was none
 * @param marks [{at, kind, text}]; kind is alert or sound
 * @param span {from, to, bucketMs}, in milliseconds since 1970
 * @param most number of tracks that fills the height
 * @param reviewedTo in milliseconds since 1970, 0 if nothing was reviewed
 */
export function strip(name, activity, marks, span, most, reviewedTo) {
  const width = (activity?.tracks.length || activity?.crossings.length || 1) * 4;
  const x = (ms) => ((Math.min(Math.max(ms, span.from), span.to) - span.from) / (span.to - span.from)) * width;
  const bar = (width * span.bucketMs) / (span.to - span.from);
  const tracks = activity?.tracks ?? [];
  const bars = tracks.map((count, i) => {
    const height = count ? Math.max(3, (count / most) * (HEIGHT - BAND - 4)) : 0;
    return count
      ? s("rect.seen", { x: i * bar, y: HEIGHT - BAND - 2 - height, width: Math.max(1, bar * 0.86), height })
      : null;
  });
  const crossed = (activity?.crossings ?? []).map((count, i) =>
    count ? s("rect.crossed", { x: i * bar, y: 0, width: Math.max(1, bar * 0.86), height: 4 }) : null,
  );
  const recorded = (activity?.recorded ?? []).map(({ from, to }) => {
    const begin = x(Date.parse(from));
    return s("rect.recorded", {
      x: begin,
      y: HEIGHT - BAND,
      width: Math.max(1, x(Date.parse(to)) - begin),
      height: BAND,
    });
  });
  const drawing = s(
    "svg",
    {
      viewBox: `0 0 ${width} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": spoken(name, activity, marks),
    },
    s("rect.band", { x: 0, y: HEIGHT - BAND, width, height: BAND }),
    recorded,
    bars,
    crossed,
  );
  const place = (ms) => `${(100 * (ms - span.from)) / (span.to - span.from)}%`;
  const flags = marks.map(({ at, kind, text }) => {
    const flag = h(`span.flag.${kind}`, { title: text, "aria-hidden": "true" });
    flag.style.left = place(Date.parse(at));
    return flag;
  });
  const done = h("div.reviewed", { hidden: reviewedTo <= span.from });
  done.style.width = place(Math.min(reviewedTo, span.to));
  return h("div.strip-line", {}, drawing, flags, done);
}

function spoken(name, activity, marks) {
  const busiest = Math.max(0, ...(activity?.tracks ?? []));
  const crossings = (activity?.crossings ?? []).reduce((sum, count) => sum + count, 0);
  const alerts = marks.filter((one) => one.kind === "alert").length;
  return activity
    ? t("{what}: {message}", {
        what: name,
        message: listed([
          t("at most {count} tracks at a time", { count: busiest }),
          t("{count} crossings", { count: crossings }),
          t("{count} alerts", { count: alerts }),
        ]),
      })
    : t("{camera}: nothing recorded", { camera: name });
}
