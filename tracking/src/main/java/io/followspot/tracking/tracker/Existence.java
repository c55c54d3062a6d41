package io.followspot.tracking.tracker;

/**
 * The probability that tracked objects exist, as log-odds: each detection raises it, each frame
 * without one lowers it, by how well this camera's detector separates true from false detections.
 *
 * <p>New detections are a mixture of true ones, detected again with probability p, and false ones,
 * detected again with probability f. If the observed rate is r, the part {@code (r - f) / (p - f)}
 * is true: the start value of a new track. A hit then adds {@code ln(p / f)}, a miss subtracts
 * {@code ln((1 - f) / (1 - p))} (sequential probability ratio test, Wald 1945; as a score of
 * tracks: Blackman and Popoli 1999, section 6.2). The misses of a known object have one cause, so
 * the k-th in a row counts 1/k.
 */
final class Existence {
  /** Bounds of the start value of a single detection: this, and one minus this. */
  private static final double MOST_OF_ONE = 0.9;

  /** Bounds of the log-odds, so that a long-lived track still ends when its object is gone. */
  private static final double MAX_LOG_ODDS = 6;

  /** Largest assumed rate of repeated detection. */
  private static final double MOST_AGAIN = 0.999;

  /** Smallest assumed difference between the rates of true and false detections. */
  private static final double LEAST_BETTER = 0.05;

  /** Log-odds are quantised, so that saved and computed values are identical. */
  private static final double STEPS = 1024;

  private final ExistenceConfig config;
  private final DetectorProfile profile;
  private double again;
  private double hit;
  private double miss;
  private double overlappingHit;

  Existence(ExistenceConfig config, DetectorProfile profile) {
    this.config = config;
    this.profile = profile;
  }

  /** Uses the detector's statistics as of before a frame. */
  void beginFrame() {
    double f = config.falseAgain();
    double p = profile.knownAgain(config.knownPrior(), config.priorCount());
    again = Math.max(f + LEAST_BETTER, Math.min(MOST_AGAIN, p));
    hit = StrictMath.log(again / f);
    miss = StrictMath.log((1 - f) / (1 - again));
    double doubles = profile.doubleAgain(config.doublePrior(), config.priorCount());
    overlappingHit = hit * Math.sqrt(truePart(doubles));
  }

  /** The log-odds of a new track. */
  short atBirth(int scoreClass, boolean overlapping) {
    double r =
        overlapping
            ? profile.doubleAgain(config.doublePrior(), config.priorCount())
            : profile.birthAgain(scoreClass, config.birthPrior(), config.priorCount());
    double part = truePart(r);
    return steps(StrictMath.log(part / (1 - part)));
  }

  /**
   * The log-odds after a detection.
   *
   * @param doubled whether the track is tentative and the detection overlaps that of a known
   *     object: a detector that reports an object twice tends to do so repeatedly
   */
  short afterHit(short existence, boolean doubled) {
    return steps(existence / STEPS + (doubled ? overlappingHit : hit));
  }

  /** The log-odds after a frame without a detection, the {@code misses}-th in succession. */
  short afterMiss(short existence, boolean tentative, int misses) {
    return steps(existence / STEPS - (tentative ? miss : miss / misses));
  }

  /** Returns whether the log-odds suffice to confirm the track. */
  boolean isSure(short existence) {
    return existence / STEPS >= config.sureLogOdds();
  }

  /** Returns whether the log-odds suffice to end a tentative track. */
  boolean isRefuted(short existence) {
    return existence / STEPS <= -config.sureLogOdds();
  }

  /**
   * Returns whether the predicted box of an undetected object is more likely right than wrong: the
   * object exists, and predictions of this age have been right.
   */
  boolean isBoxLikely(short existence, int misses) {
    double prior = StrictMath.pow(config.knownPrior(), misses);
    double right = profile.gapRight(misses, prior, config.priorCount());
    return right / (1 + StrictMath.exp(-existence / STEPS)) >= 0.5;
  }

  /** The nearest quantised value, within the bounds. */
  static short steps(double logOdds) {
    double bounded = Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, logOdds));
    return (short) Math.round(STEPS * bounded);
  }

  /** The same value; rejects one outside the bounds. */
  static short checked(short existence) {
    if (Math.abs(existence) > STEPS * MAX_LOG_ODDS) {
      throw new IllegalArgumentException("tracker state is not sound: existence " + existence);
    }
    return existence;
  }

  private double truePart(double r) {
    double f = config.falseAgain();
    return Math.max(1 - MOST_OF_ONE, Math.min(MOST_OF_ONE, (r - f) / (again - f)));
  }
}
