package io.followspot.tracking.zones;

/**
 * On which side of one line a track is. Only a track that is clear of the line by a margin changes
 * sides: hysteresis. That it went through the segment, and not round one of its ends, is known from
 * its steps.
 *
 * @param side 1 right, -1 left, 0 not clear yet
 * @param passages steps through the segment since it was last clear: to the right less to the left
 */
record Side(int side, int passages) {
  static final Side UNKNOWN = new Side(0, 0);

  /** Bounds the count for one who circles an end of the line; its byte in the state is enough. */
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

  /** Takes in a step: its passage through the segment and how far right of the line it ended. */
  Side next(int passage, double distanceRight, double margin) {
    int clear = distanceRight > margin ? 1 : distanceRight < -margin ? -1 : 0;
    if (clear == 0) {
      return passage == 0 ? this : new Side(side, passages + passage);
    }
    return new Side(clear, clear == side ? 0 : passages + passage);
  }

  /** Tells whether the track has crossed since the frame before. */
  boolean crossedSince(Side before) {
    return side != before.side && passages * side > 0;
  }

  /** Forgets the passages that were counted. */
  Side settled() {
    return passages == 0 ? this : new Side(side, 0);
  }
}
