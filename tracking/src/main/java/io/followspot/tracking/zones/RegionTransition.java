package io.followspot.tracking.zones;

/** A zone entered or left, or a line crossed, by one track. */
public sealed interface RegionTransition {
  /** The zone's or the line's id. */
  String regionId();

  /**
   * When it took place, in microseconds of capture time. It is reported later, when it is certain:
   * for a zone this is the first frame on the new side.
   */
  long atUs();

  /** The track is in the zone now. */
  record ZoneEntered(String regionId, long atUs) implements RegionTransition {}

  /**
   * The track is no longer in the zone, or ended there.
   *
   * @param dwellUs how long it was inside, in microseconds of capture time
   */
  record ZoneExited(String regionId, long atUs, long dwellUs) implements RegionTransition {}

  /**
   * The track passed the line.
   *
   * @param forward from left to right as seen from the line's start
   * @param confidence how sure it is, 0 to 1, by {@link CrossingConfidence}; 0 where it is not
   *     known
   */
  record LineCrossed(String regionId, long atUs, boolean forward, double confidence)
      implements RegionTransition {
    /** A crossing of which it is not known how sure it is. */
    public LineCrossed(String regionId, long atUs, boolean forward) {
      this(regionId, atUs, forward, 0);
    }
  }
}
