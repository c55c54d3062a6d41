package io.followspot.tracking.tracker;

import static io.followspot.tracking.motion.BoxFilter.H;
import static io.followspot.tracking.motion.BoxFilter.X;
import static io.followspot.tracking.motion.BoxFilter.Y;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.motion.BoxFilter;
import io.followspot.tracking.motion.MotionNoise;

/** One object's identity over time: all that is remembered of it. */
final class Track {
  /** Share of the newest score in the confidence. */
  private static final double SCORE_SHARE = 0.2;

  /** More evidence than this counts for nothing: what lately was not seen has faded. */
  private static final int MAX_EVIDENCE = 20;

  /** The anchor's way counts in steps of this many sizes, so that jitter adds nothing. */
  private static final double WAY_STEP = 0.15;

  final long ordinal;
  final BoxFilter filter;
  final Appearance appearance;
  TrackStatus status = TrackStatus.TENTATIVE;
  long hits = 1;
  long age;
  int misses;

  /** Detections less missed frames, at most {@link #MAX_EVIDENCE}. */
  int evidence = 1;

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

  /** From where the way is measured. */
  float wayX;

  float wayY;

  /** Where it has been within a small radius since when. */
  float restX;

  float restY;
  long restSinceUs;

  Track(long ordinal, BoxFilter filter, Appearance appearance, String label) {
    this.ordinal = ordinal;
    this.filter = filter;
    this.appearance = appearance;
    this.label = label;
  }

  static Track begin(long ordinal, Detection detection, long capturedAtUs, MotionNoise noise) {
    BoxFilter filter = BoxFilter.initiate(detection.box(), noise);
    Track t = new Track(ordinal, filter, new Appearance(), detection.label());
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

  /** Takes in this frame's detection of it. */
  void see(Detection detection, float[] look, long capturedAtUs, MotionNoise noise) {
    filter.update(detection.box(), noise, 1);
    lastX = (float) (detection.box().leftPx() + detection.box().widthPx() / 2);
    lastY = (float) (detection.box().topPx() + detection.box().heightPx() / 2);
    hits++;
    misses = 0;
    evidence = Math.min(MAX_EVIDENCE, evidence + 1);
    lastSeenUs = capturedAtUs;
    confidence += (float) (SCORE_SHARE * (detection.score() - confidence));
    vote(detection.label());
    appearance.update(look, hits);
    walk();
  }

  /** Takes in that this frame has no detection of it. */
  void miss() {
    misses++;
    evidence = Math.max(-MAX_EVIDENCE, evidence - 1);
  }

  private void vote(String seen) {
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

  private void walk() {
    double step = Math.hypot(anchorX() - wayX, anchorY() - wayY);
    if (step > WAY_STEP * filter.sizePx()) {
      distancePx += step;
      wayX = (float) anchorX();
      wayY = (float) anchorY();
    }
  }

  /** Returns whether it has stayed within the radius for long enough, up to now. */
  boolean rests(long capturedAtUs, LifeConfig life) {
    double strayed = Math.hypot(anchorX() - restX, anchorY() - restY);
    if (strayed > life.restRadius() * filter.sizePx()) {
      restX = (float) anchorX();
      restY = (float) anchorY();
      restSinceUs = capturedAtUs;
    }
    return capturedAtUs - restSinceUs >= life.restAfterUs();
  }

  /** Follows a movement of the camera. */
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

  /** Returns whether its box is believed to be right, seen or not. */
  boolean isBelieved() {
    return status == TrackStatus.CONFIRMED || status == TrackStatus.STATIONARY;
  }

  private double anchorX() {
    return filter.position(X);
  }

  private double anchorY() {
    return filter.position(Y) + filter.position(H) / 2;
  }

  /** What this frame says about it, after its life has moved on. */
  Observation observe(
      TrackStatus previous, EndReason reason, double similarity, double margin, boolean claimed) {
    return new Observation(
        ordinal,
        status,
        previous,
        reason,
        misses == 0,
        claimed,
        filter.box(),
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
