package io.followspot.tracking.association;

/**
 * Terms and limits of the association cost.
 *
 * @param maxCost cost of staying without a detection; no term of a cost is negative, so it is also
 *     the gate: the largest squared Mahalanobis distance of the centre
 * @param extentWeight of the squared Mahalanobis distance of width and height
 * @param vaguenessWeight of the logarithm of the innovation covariance's determinant over that of
 *     the detection noise: 1 is the likelihood of a Kalman filter, 0 plain Mahalanobis distance
 * @param overlapWeight of one minus the buffered IoU
 * @param overlapBuffer by how much each side of both boxes grows before their IoU, in widths and
 *     heights
 * @param directionWeight of the angle between a track's velocity and the way to the detection
 * @param appearanceWeight of one minus the similarity of appearance, as a part of {@code maxCost}
 * @param minOverlap least IoU with the predicted box at which an unmatched detection is assigned to
 *     a track that was detected in the previous frame, even outside the gate
 * @param minLikeness least ratio of widths, and of heights, of two such boxes
 */
public record AssociationConfig(
    double maxCost,
    double extentWeight,
    double vaguenessWeight,
    double overlapWeight,
    double overlapBuffer,
    double directionWeight,
    double appearanceWeight,
    double minOverlap,
    double minLikeness) {
  /** Rejects a largest cost that is not above zero, and negative weights. */
  public AssociationConfig {
    if (!(maxCost > 0)) {
      throw new IllegalArgumentException("maxCost " + maxCost + " must be greater than zero");
    }
    if (!(extentWeight >= 0
        && vaguenessWeight >= 0
        && overlapWeight >= 0
        && overlapBuffer >= 0
        && directionWeight >= 0
        && appearanceWeight >= 0)) {
      throw new IllegalArgumentException("association weights must not be negative");
    }
    if (!(minOverlap > 0 && minOverlap <= 1 && minLikeness >= 0 && minLikeness <= 1)) {
      throw new IllegalArgumentException("minOverlap and minLikeness must be within 0 to 1");
    }
  }
}
