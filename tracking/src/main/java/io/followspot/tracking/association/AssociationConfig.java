package io.followspot.tracking.association;

/**
 * What makes a detection a track's own.
 *
 * @param maxCost cost at which a track rather stays without a detection; no part of a cost is
 *     negative, so it also is the gate: the largest squared Mahalanobis distance of the centre
 * @param extentWeight of the squared Mahalanobis distance of width and height
 * @param vaguenessWeight of the logarithm of the innovation covariance's determinant over that of
 *     the detection noise: 1 is the likelihood of a Kalman filter, 0 plain Mahalanobis distance
 * @param overlapWeight of one minus the buffered IoU
 * @param overlapBuffer by how much each side of both boxes grows before their IoU, in widths and
 *     heights
 * @param directionWeight of the angle between a track's velocity and the way to the detection
 * @param appearanceWeight of one minus the similarity of appearance, as a part of {@code maxCost}
 * @param minOverlap IoU with the predicted box from which a detection that is left over goes to a
 *     track that the frame before has seen, whatever the motion model says of it
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
  /** Refuses a largest cost that is not above zero, and negative weights. */
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
