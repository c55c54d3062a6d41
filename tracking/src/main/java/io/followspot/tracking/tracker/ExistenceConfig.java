package io.followspot.tracking.tracker;

/**
 * Thresholds and priors of {@link Existence}. A camera's own counts gradually replace the priors
 * ({@link DetectorProfile}).
 *
 * @param sureLogOdds a track is confirmed at these log-odds, and ended while tentative at the
 *     negative of them
 * @param falseAgain probability that a false detection is repeated in the next frame
 * @param birthPrior prior probability that a new object is detected again in the next frame
 * @param doublePrior the same of those that overlap a known object
 * @param knownPrior the same of known objects; also the prior probability that the predicted box of
 *     an undetected one stays right for one more frame
 * @param priorCount number of observations that the priors weigh as much as
 * @param overlap IoU from which a new detection overlaps a known object
 */
public record ExistenceConfig(
    double sureLogOdds,
    double falseAgain,
    double birthPrior,
    double doublePrior,
    double knownPrior,
    double priorCount,
    double overlap) {
  /**
   * Rejects values that are not probabilities, and {@code falseAgain} not below {@code knownPrior}.
   */
  public ExistenceConfig {
    if (!(sureLogOdds > 0 && priorCount > 0)) {
      throw new IllegalArgumentException("sureLogOdds and priorCount must be above zero");
    }
    requireProbability("falseAgain", falseAgain);
    requireProbability("birthPrior", birthPrior);
    requireProbability("doublePrior", doublePrior);
    requireProbability("knownPrior", knownPrior);
    requireProbability("overlap", overlap);
    if (!(falseAgain < knownPrior)) {
      throw new IllegalArgumentException(
          "falseAgain " + falseAgain + " is not below knownPrior " + knownPrior);
    }
  }

  private static void requireProbability(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " " + value + " is not between 0 and 1");
    }
  }
}
