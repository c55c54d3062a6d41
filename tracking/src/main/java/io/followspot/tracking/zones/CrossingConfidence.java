package io.followspot.tracking.zones;

/**
 * How sure it is that something crossed a line: the product of three terms, each from 0 to 1 and
 * without a constant.
 *
 * <ul>
 *   <li>Evidence, {@code 1 - 1 / hits}: one detection shows no motion, many show much.
 *   <li>Share, {@code hits / age}: frames in which the track was detected; in the others its box
 *       was predicted. For the same share, an older track has more hits.
 *   <li>Margin, {@code 1 - noise / travel}: how far it came from one side of the line to the other,
 *       against the noise of its anchor, {@link Side#margin}. It rises with the travel and falls
 *       with the height of the box.
 * </ul>
 *
 * <p>It never falls when there are more hits, fewer frames without a detection or more travel, the
 * rest being the same. It is a measure to rank and to filter crossings by, not a probability.
 */
final class CrossingConfidence {
  private CrossingConfidence() {}

  /**
   * Returns the confidence, 0 to 1.
   *
   * @param hits frames with a detection, at least 1
   * @param age frames since the track's creation
   * @param travel distance across the line in frame heights: farthest on the old side since it came
   *     there, plus the present one on the new side
   * @param noise of the anchor, in frame heights, above 0
   */
  static double of(long hits, long age, double travel, double noise) {
    double evidence = 1 - 1.0 / Math.max(1, hits);
    double share = Math.min(1, hits / (double) Math.max(1, age));
    double margin = travel <= noise ? 0 : 1 - noise / travel;
    return evidence * share * margin;
  }
}
