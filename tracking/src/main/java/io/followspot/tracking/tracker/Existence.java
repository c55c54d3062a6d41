package io.followspot.tracking.tracker;

/**
 * How likely objects are to exist, as log-odds: each detection speaks for a track, each frame
 * without one against it, by as much as this camera's detector tells true from false.
 *
 * <p>New detections are a mixture of true ones, seen again with probability p, and false ones, seen
 * again with f. So of those that are seen again with r, the part {@code (r - f) / (p - f)} is true:
 * that is what a new track starts with. A hit then adds {@code ln(p / f)}, a miss takes {@code
 * ln((1 - f) / (1 - p))} (sequential probability ratio test, Wald 1945; as a score of tracks:
 * Blackman and Popoli 1999, section 6.2). The misses of a known object have one cause, so the k-th
 * in a row counts 1/k.
 */
final class Existence {
  /** A single detection says no more than this, nor less than one minus this. */
  private static final double MOST_OF_ONE = 0.9;

  /** Log-odds beyond these count for nothing: what lately was not seen has faded. */
  private static final double MAX_LOG_ODDS = 6;

  /** A detector is never counted on for more than this. */
  private static final double MOST_AGAIN = 0.999;

  /** Nor is it taken to tell nothing at all. */
  private static final double LEAST_BETTER = 0.05;

  /** Log-odds are kept in steps, so that what is saved is exactly what is computed with. */
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

  /** Takes what the detector is known for before a frame. */
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
   *     object: a detector that sees objects twice does so again and again
   */
  short afterHit(short existence, boolean doubled) {
    return steps(existence / STEPS + (doubled ? overlappingHit : hit));
  }

  /** The log-odds after a frame without a detection, the {@code misses}-th in a row. */
  short afterMiss(short existence, boolean tentative, int misses) {
    return steps(existence / STEPS - (tentative ? miss : miss / misses));
  }

  /** Returns whether the object is sure to exist. */
  boolean isSure(short existence) {
    return existence / STEPS >= config.sureLogOdds();
  }

  /** Returns whether there is sure to be no object. */
  boolean isRefuted(short existence) {
    return existence / STEPS <= -config.sureLogOdds();
  }

  /**
   * Returns whether the predicted box of an unseen object is more likely right than not: the object
   * exists, and boxes as old as this one turned out right.
   */
  boolean isBoxLikely(short existence, int misses) {
    double prior = StrictMath.pow(config.knownPrior(), misses);
    double right = profile.gapRight(misses, prior, config.priorCount());
    return right / (1 + StrictMath.exp(-existence / STEPS)) >= 0.5;
  }

  /** The nearest step to log-odds, within the largest. */
  static short steps(double logOdds) {
    double bounded = Math.max(-MAX_LOG_ODDS, Math.min(MAX_LOG_ODDS, logOdds));
    return (short) Math.round(STEPS * bounded);
  }

  /** The same steps; refuses those beyond the largest. */
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
