package io.followspot.tracking.tracker;

import java.nio.ByteBuffer;

/**
 * Statistics of a camera's detector, counted from its own output without ground truth: how often a
 * new object of a score class is detected again in the next frame, the same for one that overlaps a
 * known object and for known objects, how often the predicted box of an undetected object was
 * right, and how abruptly objects move.
 *
 * <p>False detections rarely repeat, objects do: the rate of repeated detection measures the part
 * of true detections. All counts start from a prior and are halved when they are full, so that the
 * rates are usable in the first frame and follow slow changes such as daylight.
 */
final class DetectorProfile {
  /** Classes of scores, of one unit of log-odds each: 0.27, 0.5, 0.73, 0.88, 0.95, 0.98, 0.993. */
  static final int SCORE_CLASSES = 10;

  /** Classes of the number of frames since the last detection: 1, 2, to 4, to 8, to 16. */
  private static final int GAP_CLASSES = 5;

  private static final int MAX_GAP = 16;

  private static final int BIRTHS = 0;
  private static final int DOUBLES = 2 * SCORE_CLASSES;
  private static final int KNOWN = DOUBLES + 2;
  private static final int GAPS = KNOWN + 2;
  private static final int COUNTS = GAPS + 2 * GAP_CLASSES;

  /** Bytes that {@link #write} appends. */
  static final int BYTES = 2 * COUNTS + 2 * 4;

  /** Both counts of a pair are halved when the first reaches this. */
  private static final int FULL = 400;

  /** Share of one observation in the mean scale of motion: an average over about twenty. */
  private static final double SCALE_SHARE = 0.05;

  /** Upper bound of the mean scale of motion and of every track's. */
  private static final float MAX_LOG = 8;

  /** Pairs: number of cases, and number of them that were detected again. */
  private final short[] counts = new short[COUNTS];

  private float centreLog;
  private float extentLog;

  /** The class of a score. */
  static int classOf(double score) {
    double bounded = Math.max(1e-6, Math.min(1 - 1e-6, score));
    double logOdds = StrictMath.log(bounded / (1 - bounded));
    return (int) Math.max(0, Math.min(SCORE_CLASSES - 1, Math.floor(logOdds) + SCORE_CLASSES / 2));
  }

  /** Counts whether a new object of that class was detected again in the next frame. */
  void countBirth(int scoreClass, boolean overlapping, boolean again) {
    count(overlapping ? DOUBLES : BIRTHS + 2 * scoreClass, again);
  }

  /** Counts whether a known object that was detected in the previous frame was detected again. */
  void countKnown(boolean again) {
    count(KNOWN, again);
  }

  /**
   * Counts whether the predicted boxes were right of an object that was detected again, or ended,
   * after so many frames without a detection.
   */
  void countGap(int misses, boolean right) {
    for (int miss = 1; miss <= Math.min(misses, MAX_GAP); miss++) {
      count(GAPS + 2 * gapClass(miss), right);
    }
  }

  /** Updates the mean scale of motion with a track's. */
  void countScale(double centreLog, double extentLog) {
    this.centreLog += (float) (SCALE_SHARE * (centreLog - this.centreLog));
    this.extentLog += (float) (SCALE_SHARE * (extentLog - this.extentLog));
  }

  /**
   * The part of new objects of that class which are detected again, by counts and {@code prior}.
   */
  double birthAgain(int scoreClass, double prior, double priorCount) {
    return part(BIRTHS + 2 * scoreClass, prior, priorCount);
  }

  /** The same of new objects that overlap a known one. */
  double doubleAgain(double prior, double priorCount) {
    return part(DOUBLES, prior, priorCount);
  }

  /** The part of known objects that are detected again. */
  double knownAgain(double prior, double priorCount) {
    return part(KNOWN, prior, priorCount);
  }

  /** The part of predicted boxes, so many frames after the last detection, that were right. */
  double gapRight(int misses, double prior, double priorCount) {
    return part(GAPS + 2 * gapClass(misses), prior, priorCount);
  }

  /** The logarithm of the factor of motion noise that a new track starts with. */
  double centreLog() {
    return centreLog;
  }

  /** The same of width and height. */
  double extentLog() {
    return extentLog;
  }

  void write(ByteBuffer out) {
    for (short count : counts) {
      out.putShort(count);
    }
    out.putFloat(centreLog).putFloat(extentLog);
  }

  static DetectorProfile read(ByteBuffer in) {
    DetectorProfile profile = new DetectorProfile();
    for (int i = 0; i < COUNTS; i++) {
      profile.counts[i] = in.getShort();
      int most = i % 2 == 0 ? FULL : profile.counts[i - 1];
      require(profile.counts[i] >= 0 && profile.counts[i] <= most, profile.counts[i]);
    }
    profile.centreLog = in.getFloat();
    profile.extentLog = in.getFloat();
    require(profile.centreLog >= 0 && profile.centreLog <= MAX_LOG, profile.centreLog);
    require(profile.extentLog >= 0 && profile.extentLog <= MAX_LOG, profile.extentLog);
    return profile;
  }

  private static void require(boolean sound, float value) {
    if (!sound) {
      throw new IllegalArgumentException("detector profile holds " + value);
    }
  }

  private void count(int pair, boolean again) {
    if (counts[pair] >= FULL) {
      counts[pair] /= 2;
      counts[pair + 1] /= 2;
    }
    counts[pair]++;
    counts[pair + 1] += (short) (again ? 1 : 0);
  }

  private double part(int pair, double prior, double priorCount) {
    return (prior * priorCount + counts[pair + 1]) / (priorCount + counts[pair]);
  }

  private static int gapClass(int misses) {
    return Math.min(GAP_CLASSES - 1, 32 - Integer.numberOfLeadingZeros(misses - 1));
  }
}
