package io.followspot.identity.regions;

/**
 * The side of a line on which an identity is, with hysteresis: it changes sides only when it is
 * farther than a margin from the line. The passages tell whether it went through the segment or
 * around one of its ends.
 *
 * @param side 1 right, -1 left, 0 unknown
 * @param passages through the segment since it was last beyond the margin: to the right minus to
 *     the left
 */
record LineSide(int side, int passages) {
  static final LineSide UNKNOWN = new LineSide(0, 0);

  /** So that it fits a byte, however often somebody circles an end of the line. */
  private static final int MAX_PASSAGES = 100;

  LineSide {
    passages = Math.max(-MAX_PASSAGES, Math.min(MAX_PASSAGES, passages));
  }

  /** After a step. */
  LineSide next(int passage, double distanceRightM, double marginM) {
    int clear = distanceRightM > marginM ? 1 : distanceRightM < -marginM ? -1 : 0;
    if (clear == 0) {
      return passage == 0 ? this : new LineSide(side, passages + passage);
    }
    return new LineSide(clear, clear == side ? 0 : passages + passage);
  }

  /** Whether it has crossed since the previous step. */
  boolean crossedSince(LineSide before) {
    return side != before.side && passages * side > 0;
  }

  /** The same side without passages. */
  LineSide settled() {
    return passages == 0 ? this : new LineSide(side, 0);
  }
}
