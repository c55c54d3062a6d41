package io.followspot.identity.regions;

/**
 * A zone entered or left, or a line crossed, by one identity.
 *
 * @param kind which of them
 * @param regionId the zone's or the line's id
 * @param atUs capture time at which it took place; it is certain somewhat later
 * @param forward for a crossing, the direction; false otherwise
 * @param dwellUs for an exit, how long the identity was inside; 0 otherwise
 * @param outOfSight for an exit, whether the identity was inside when it was seen last
 */
public record FloorTransition(
    Kind kind, String regionId, long atUs, boolean forward, long dwellUs, boolean outOfSight) {
  /** The kinds of transitions. */
  public enum Kind {
    /** In the zone now. */
    ZONE_ENTERED,
    /** In the zone no more. */
    ZONE_EXITED,
    /** On the other side of the line now. */
    LINE_CROSSED
  }

  static FloorTransition entered(String zoneId, long atUs) {
    return new FloorTransition(Kind.ZONE_ENTERED, zoneId, atUs, false, 0, false);
  }

  static FloorTransition exited(String zoneId, long atUs, long enteredAtUs, boolean outOfSight) {
    return new FloorTransition(
        Kind.ZONE_EXITED, zoneId, atUs, false, atUs - enteredAtUs, outOfSight);
  }

  static FloorTransition crossed(String lineId, long atUs, boolean forward) {
    return new FloorTransition(Kind.LINE_CROSSED, lineId, atUs, forward, 0, false);
  }
}
