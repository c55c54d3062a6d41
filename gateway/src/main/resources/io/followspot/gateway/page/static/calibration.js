// What a calibration is made of: points known in the picture and on the floor, and how well they fit.

import { post } from "./api.js";
import { extent } from "./floor.js";
import { t } from "./text.js";

/** The fewest pairs that determine a calibration. */
export const LEAST = 4;
/** Above this, small errors of the points move the floor by much. */
const UNSURE_CONDITION = 300;
const WAIT_MS = 150;

const round = (value, digits) => Number(value.toFixed(digits));

export class Calibration {
  pairs = [];
  chosen = null;
  fit = null;
  fault = "";
  area = { left: 0, right: 10, low: 0, high: 10 };
  #asked = 0;
  #timer = 0;

  /** onChange is called with every change, and when it is known how well the points fit. */
  constructor(points, onChange) {
    this.onChange = onChange;
    this.pairs = points.map(({ picture, floor }) => ({ picture: { ...picture }, floor: { ...floor } }));
    if (points.length) this.area = extent(points.map(({ floor }) => floor));
    this.#check();
  }

  /** The pairs that are known on both sides, as a registration has them. */
  get points() {
    return this.pairs.filter(({ picture, floor }) => picture && floor);
  }

  /** A place in the picture: of a pair that lacks one, or of a new pair. */
  addPicture(at) {
    this.#fill("picture", { x: round(at.x, 5), y: round(at.y, 5) });
  }

  /** A place on the plan, relative to it. */
  addFloor(at) {
    this.#fill("floor", this.toFloor(at));
  }

  #fill(side, value) {
    const chosen = this.pairs[this.chosen];
    const open = chosen && !chosen[side] ? chosen : this.pairs.find((pair) => !pair[side]);
    if (open) open[side] = value;
    else this.pairs.push({ picture: null, floor: null, [side]: value });
    this.chosen = open ? this.pairs.indexOf(open) : this.pairs.length - 1;
    this.changed();
  }

  /** A pair in the middle of both, for those who do not use a pointer. */
  insert() {
    const { left, right, low, high } = this.area;
    this.pairs.push({ picture: { x: 0.5, y: 0.7 }, floor: { x_m: (left + right) / 2, y_m: (low + high) / 2 } });
    this.chosen = this.pairs.length - 1;
    this.changed();
  }

  movePicture(i, at) {
    this.pairs[i].picture = { x: round(at.x, 5), y: round(at.y, 5) };
    this.changed();
  }

  moveFloor(i, at) {
    this.pairs[i].floor = this.toFloor(at);
    this.changed();
  }

  /** Sets the metres of a pair as they were typed. */
  setFloor(i, floor) {
    this.pairs[i].floor = floor;
    this.changed();
  }

  choose(i) {
    this.chosen = i;
    this.onChange();
  }

  remove(i) {
    this.pairs.splice(i, 1);
    this.chosen = null;
    this.changed();
  }

  resize(area) {
    this.area = area;
    this.onChange();
  }

  toFloor({ x, y }) {
    const { left, right, low, high } = this.area;
    return { x_m: round(left + x * (right - left), 2), y_m: round(high - y * (high - low), 2) };
  }

  /** Where a point of the floor is on the plan, relative to it. */
  toPlan({ x_m, y_m }) {
    const { left, right, low, high } = this.area;
    return { x: (x_m - left) / (right - left), y: (high - y_m) / (high - low) };
  }

  /** Where a point of the floor is in the picture; null behind the camera. */
  toPicture({ x_m, y_m }) {
    const h = this.fit?.floor_to_picture;
    if (!h) return null;
    const w = h[6] * x_m + h[7] * y_m + h[8];
    if (w <= 1e-9) return null;
    return { x: (h[0] * x_m + h[1] * y_m + h[2]) / w, y: (h[3] * x_m + h[4] * y_m + h[5]) / w };
  }

  /** The distance between a pair's point on the floor and where its point in the picture is mapped to, in metres. */
  residualOf(pair) {
    return this.fit?.residuals_m[this.points.indexOf(pair)];
  }

  /** The pair that fits worst, if it is far worse than the mean. */
  get worst() {
    if (!this.fit || this.points.length <= LEAST) return [];
    const largest = Math.max(...this.fit.residuals_m);
    if (largest < 0.05 || largest < 1.5 * this.fit.rms_m) return [];
    return this.pairs.flatMap((pair, i) => (this.residualOf(pair) === largest ? [i] : []));
  }

  /** In a sentence, how well it fits or what is missing. */
  get verdict() {
    const missing = LEAST - this.points.length;
    if (missing > 0) return t("{count} more points: place each in the picture and on the plan.", { count: missing });
    if (this.fault) return this.fault;
    if (!this.fit) return t("Checking …");
    const { rms_m: error, condition_number: condition } = this.fit;
    const count = this.points.length;
    const verdict =
      count === LEAST
        ? t("Four points always fit exactly: add a fifth to see how well.")
        : t("Mean error {n} cm over {count} points.", { n: Math.round(error * 100), count });
    if (condition <= UNSURE_CONDITION) return verdict;
    return `${verdict} ${t("They lie close to one line: small errors move the floor by much. Spread them.")}`;
  }

  changed() {
    this.fit = null;
    this.fault = "";
    this.onChange();
    this.#check();
  }

  #check() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    if (this.points.length < LEAST) return;
    this.#timer = setTimeout(async () => {
      try {
        const fit = await post("v1/calibrations", { site_id: "check", points: this.points });
        if (asked === this.#asked) this.fit = fit;
      } catch (problem) {
        if (asked === this.#asked) this.fault = problem.message;
      }
      if (asked === this.#asked) this.onChange();
    }, WAIT_MS);
  }
}
