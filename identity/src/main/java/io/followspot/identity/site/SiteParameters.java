package io.followspot.identity.site;

/**
 * How a site joins tracks. Chosen on simulated sites, see docs/identity.md.
 *
 * @param maxWaitUs how long, in capture time, the site waits for a camera that is behind
 * @param accelerationDensity of an object on the floor, in m²/s³
 * @param calibrationSigmaM error of a foot point beside the detector's, constant over seconds
 * @param gateSigmaM error between two cameras' calibrations, for deciding whether two tracks may be
 *     one object
 * @param gate largest squared Mahalanobis distance of two tracks of one object
 * @param reportUs how long after its last sighting a position is reported
 * @param leaveAfterUs time without a sighting after which an identity has left
 * @param rememberUs how long after that it can return by its appearance
 * @param decideUs time over which evidence for merging, splitting or choosing is collected
 * @param minSimilarity of appearance for a return
 */
public record SiteParameters(
    long maxWaitUs,
    double accelerationDensity,
    double calibrationSigmaM,
    double gateSigmaM,
    double gate,
    long reportUs,
    long leaveAfterUs,
    long rememberUs,
    long decideUs,
    double minSimilarity) {
  /** The defaults. */
  public static final SiteParameters DEFAULT =
      new SiteParameters(
          200_000, 0.03, 0.1, 0.3, 13.8, 500_000, 3_000_000, 120_000_000, 1_000_000, 0.7);

  /** Rejects values that are not above zero. */
  public SiteParameters {
    if (maxWaitUs < 0 || !(accelerationDensity > 0 && calibrationSigmaM > 0 && gate > 0)) {
      throw new IllegalArgumentException("site parameters must be above zero");
    }
  }
}
