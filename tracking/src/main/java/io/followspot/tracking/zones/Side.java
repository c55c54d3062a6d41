package io.followspot.tracking.zones;

/**
 * The side of one line on which a track is, with hysteresis: a track changes sides only when it is
 * farther than a margin from the line. Its steps show whether it passed through the segment or
 * around one of its ends.
 *
 * @param side 1 right, -1 left, 0 while within the margin
 * @param passages steps through the segment since it was last outside the margin: to the right
 *     minus to the left
 * @param reach the greatest distance from the line since it came to this side, in frame heights; 0
 *     while within the margin, and in states of version 1
 */
record Side(int side, int passages, float reach) {
  static final Side UNKNOWN = new Side(0, 0, 0);

  /**
   * Bounds the count of a track that circles an end of the line, so that it fits its byte in the
   * state.
   */
  private static final int MAX_PASSAGES = 100;

  Side {
    passages = Math.max(-MAX_PASSAGES, Math.min(MAX_PASSAGES, passages));
  }

  /** The margin: jitter of the anchor is a few hundredths of the box's height. */
  private static final double MARGIN_PER_BOX_HEIGHT = 0.06;

  private static final double MARGIN_PER_FRAME_HEIGHT = 0.01;

  /**
   * Returns the margin in frame heights.
   *
   * @param boxHeight in frame heights
   */
  static double margin(double boxHeight) {
    return MARGIN_PER_FRAME_HEIGHT + MARGIN_PER_BOX_HEIGHT * Math.min(1, boxHeight);
  }

  /**
   * Updates with a step: its passage through the segment and its end's signed distance from the
   * line.
   */
  Side next(int passage, double distanceRight, double margin) {
    int clear = distanceRight > margin ? 1 : distanceRight < -margin ? -1 : 0;
    if (clear == 0) {
      return passage == 0 ? this : new Side(side, passages + passage, reach);
    }
    float distance = (float) Math.abs(distanceRight);
    return clear == side
        ? new Side(side, 0, Math.max(reach, distance))
        : new Side(clear, passages + passage, distance);
  }

  /** Returns whether the track has crossed since the previous frame. */
  boolean crossedSince(Side before) {
    return side != before.side && passages * side > 0;
  }

  /**
   * Returns how far the track came across the line to this side, in frame heights.
   *
   * @param margin what it was away from the line at least, where it had a side before
   */
  double travelSince(Side before, double margin) {
    return reach + (before.side == 0 ? 0 : Math.max(margin, before.reach));
  }

  /** Resets the count of passages. */
  Side settled() {
    return passages == 0 ? this : new Side(side, 0, reach);
  }
}
