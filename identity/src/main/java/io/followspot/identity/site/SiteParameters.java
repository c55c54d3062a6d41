package io.followspot.identity.site;

/**
 * How a site joins tracks. Chosen on simulated sites, see docs/identity.md.
 *
 * @param maxWaitUs how long, in capture time, a camera that is behind is waited for
 * @param accelerationDensity of an object on the floor, in m²/s³
 * @param calibrationSigmaM error of a foot point beside the detector's, constant over seconds
 * @param gateSigmaM error between two cameras' calibrations, for deciding what may be one object
 * @param gate largest squared Mahalanobis distance of what may be one object
 * @param claimUs how long after its last sighting a position is reported
 * @param leaveAfterUs after how long without a sighting an identity has left
 * @param rememberUs how long after that it can come back by its looks
 * @param decideUs over how long a time evidence for merging, splitting or choosing is collected
 * @param minSimilarity of appearance for coming back
 */
public record SiteParameters(
    long maxWaitUs,
    double accelerationDensity,
    double calibrationSigmaM,
    double gateSigmaM,
    double gate,
    long claimUs,
    long leaveAfterUs,
    long rememberUs,
    long decideUs,
    double minSimilarity) {
  /** As shipped. */
  public static final SiteParameters DEFAULT =
      new SiteParameters(
          200_000, 0.03, 0.1, 0.3, 13.8, 500_000, 3_000_000, 120_000_000, 1_000_000, 0.7);

  /** Refuses values that are not above zero. */
  public SiteParameters {
    if (maxWaitUs < 0 || !(accelerationDensity > 0 && calibrationSigmaM > 0 && gate > 0)) {
      throw new IllegalArgumentException("site parameters must be above zero");
    }
  }
}
