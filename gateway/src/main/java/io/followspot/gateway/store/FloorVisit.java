package io.followspot.gateway.store;

/**
 * An identity's stay in a zone of a floor.
 *
 * @param globalId of the identity
 * @param zoneId the zone
 * @param enteredAtUs capture time
 * @param exitedAtUs capture time; {@link #OPEN} while it is inside
 * @param outOfSight whether it ended because the identity was seen no more, or became another one
 */
public record FloorVisit(
    String globalId, String zoneId, long enteredAtUs, long exitedAtUs, boolean outOfSight) {
  /** Later than any time. */
  public static final long OPEN = Long.MAX_VALUE;
}
