package io.followspot.tracking.zones;

/**
 * The state of one track with respect to one zone.
 *
 * @param inside whether it counts as inside
 * @param enteredAtUs when it entered; 0 while outside
 * @param framesAcross consecutive frames on the other side
 * @param acrossSinceUs when those began; 0 if there are none
 */
record ZoneOccupancy(boolean inside, long enteredAtUs, int framesAcross, long acrossSinceUs) {
  static final ZoneOccupancy OUTSIDE = new ZoneOccupancy(false, 0, 0, 0);

  /** Processes one frame. */
  ZoneOccupancy next(boolean within, int inertiaFrames, long capturedAtUs) {
    if (within == inside) {
      return framesAcross == 0 ? this : new ZoneOccupancy(inside, enteredAtUs, 0, 0);
    }
    long sinceUs = framesAcross == 0 ? capturedAtUs : acrossSinceUs;
    if (framesAcross + 1 < inertiaFrames) {
      return new ZoneOccupancy(inside, enteredAtUs, framesAcross + 1, sinceUs);
    }
    return new ZoneOccupancy(within, sinceUs, 0, 0);
  }
}
