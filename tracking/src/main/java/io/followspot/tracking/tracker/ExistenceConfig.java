package io.followspot.tracking.tracker;

/**
 * How sure a track must be that its object exists. A camera's own counts replace the priors as they
 * come in ({@link DetectorProfile}).
 *
 * @param sureLogOdds a track is confirmed at these log-odds, and given up while tentative at the
 *     negative of them
 * @param falseAgain the part of false detections near which the next frame has another one
 * @param birthPrior the part of new objects that are seen again in the next frame, unless known
 * @param doublePrior the same of those that overlap a known object
 * @param knownPrior the same of known objects; also how likely the predicted box of an unseen one
 *     stays right for one more frame
 * @param priorCount how many observations the priors count as
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
  /** Refuses what is no probability, and a detector that sees less than what is not there. */
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
