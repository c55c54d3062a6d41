package io.followspot.tracking.tracker;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.motion.BoxFilter;
import io.followspot.tracking.motion.MotionNoise;
import io.followspot.tracking.motion.MotionScale;

/** One object's identity over time: its complete state. */
final class Track {
  /** Share of the newest score in the confidence. */
  private static final double SCORE_SHARE = 0.2;

  /** The distance travelled counts in steps of this many sizes, so that jitter does not add up. */
  private static final double WAY_STEP = 0.15;

  final long ordinal;
  final BoxFilter filter;
  final Appearance appearance;
  final MotionScale scale;
  TrackStatus status = TrackStatus.TENTATIVE;
  long hits = 1;
  long age;
  int misses;

  /** Log-odds that its object exists, in steps of {@link Existence}. */
  short existence;

  /** Of its first detection. */
  int scoreClass;

  /** Whether its first detection overlapped that of a known object. */
  boolean bornOverlapping;

  long firstSeenUs;
  long lastSeenUs;
  float confidence;
  double distancePx;

  /** Majority vote over the labels (Boyer and Moore 1981): the candidate and its lead. */
  String label;

  int labelLead = 1;

  /** Centre of the last detection. */
  float lastX;

  float lastY;

  /** Start of the current distance step. */
  float wayX;

  float wayY;

  /** Centre and start time of its stay within a small radius. */
  float restX;

  float restY;
  long restSinceUs;

  Track(long ordinal, BoxFilter filter, MotionScale scale, Appearance appearance, String label) {
    this.ordinal = ordinal;
    this.filter = filter;
    this.scale = scale;
    this.appearance = appearance;
    this.label = label;
  }

  static Track begin(
      long ordinal, Detection detection, long capturedAtUs, MotionNoise noise, MotionScale scale) {
    BoxFilter filter = BoxFilter.initiate(detection.box(), noise);
    Track t = new Track(ordinal, filter, scale, new Appearance(), detection.label());
    t.scoreClass = DetectorProfile.classOf(detection.score());
    t.firstSeenUs = capturedAtUs;
    t.lastSeenUs = capturedAtUs;
    t.confidence = (float) detection.score();
    t.lastX = (float) filter.position(X);
    t.lastY = (float) filter.position(Y);
    t.wayX = (float) t.anchorX();
    t.wayY = (float) t.anchorY();
    t.restX = t.wayX;
    t.restY = t.wayY;
    t.restSinceUs = capturedAtUs;
    return t;
  }

  /** Updates the track with its detection in this frame. */
  void update(Detection detection, float[] look, long capturedAtUs, MotionNoise noise) {
    scale.observe(filter, detection.box(), noise, misses == 0 && hits > 1);
    filter.update(detection.box(), noise, 1);
    lastX = (float) (detection.box().leftPx() + detection.box().widthPx() / 2);
    lastY = (float) (detection.box().topPx() + detection.box().heightPx() / 2);
    hits++;
    misses = 0;
    lastSeenUs = capturedAtUs;
    confidence += (float) (SCORE_SHARE * (detection.score() - confidence));
    updateLabel(detection.label());
    appearance.update(look, hits);
    updatePath();
  }

  /** Updates the track with a frame without a detection of it. */
  void markUnmatched() {
    misses++;
  }

  private void updateLabel(String seen) {
    if (seen.equals(label)) {
      labelLead = Math.min(labelLead + 1, Short.MAX_VALUE);
    } else if (!seen.isEmpty()) {
      if (labelLead == 0 || label.isEmpty()) {
        label = seen;
        labelLead = 1;
      } else {
        labelLead--;
      }
    }
  }

  private void updatePath() {
    double step = Math.hypot(anchorX() - wayX, anchorY() - wayY);
    if (step > WAY_STEP * filter.sizePx()) {
      distancePx += step;
      wayX = (float) anchorX();
      wayY = (float) anchorY();
    }
  }

  /** Returns whether it has stayed within the radius for long enough, up to now. */
  boolean isStationary(long capturedAtUs, LifeConfig life) {
    double strayed = Math.hypot(anchorX() - restX, anchorY() - restY);
    if (strayed > life.restRadius() * filter.sizePx()) {
      restX = (float) anchorX();
      restY = (float) anchorY();
      restSinceUs = capturedAtUs;
    }
    return capturedAtUs - restSinceUs >= life.restAfterUs();
  }

  /** Compensates a movement of the camera. */
  void moveCamera(Affine motion) {
    filter.moveCamera(motion);
    Point last = motion.apply(new Point(lastX, lastY));
    lastX = (float) last.xPx();
    lastY = (float) last.yPx();
    Point way = motion.apply(new Point(wayX, wayY));
    wayX = (float) way.xPx();
    wayY = (float) way.yPx();
    Point rest = motion.apply(new Point(restX, restY));
    restX = (float) rest.xPx();
    restY = (float) rest.yPx();
  }

  boolean isTentative() {
    return status == TrackStatus.TENTATIVE;
  }

  /** Returns whether its box is more likely right than wrong, detected or not. */
  boolean isProbable() {
    return status == TrackStatus.CONFIRMED || status == TrackStatus.STATIONARY;
  }

  private double anchorX() {
    return filter.position(X);
  }

  private double anchorY() {
    return filter.position(Y) + filter.position(H) / 2;
  }

  /** The reported box without a detection. */
  Box box() {
    return filter.box();
  }

  /** The reported box with a detection: a weighted mean of the detection's and the filter's. */
  Box box(Detection detection, double detectionShare) {
    Box seen = detection.box();
    Box filtered = filter.box();
    double rest = 1 - detectionShare;
    return new Box(
        detectionShare * seen.leftPx() + rest * filtered.leftPx(),
        detectionShare * seen.topPx() + rest * filtered.topPx(),
        detectionShare * seen.widthPx() + rest * filtered.widthPx(),
        detectionShare * seen.heightPx() + rest * filtered.heightPx());
  }

  /** The observation of this frame, after the status was updated. */
  Observation observe(
      TrackStatus previous,
      EndReason reason,
      Box box,
      double similarity,
      double margin,
      boolean reported) {
    return new Observation(
        ordinal,
        status,
        previous,
        reason,
        misses == 0,
        reported,
        box,
        filter.velocity(X),
        filter.velocity(Y),
        label,
        confidence,
        similarity,
        margin,
        hits,
        age,
        misses,
        firstSeenUs,
        lastSeenUs,
        distancePx);
  }
}
