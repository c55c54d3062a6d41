package io.followspot.tracking.life;

/**
 * A stay in a zone.
 *
 * @param zoneId the zone
 * @param enteredAtUs capture time in microseconds
 * @param exitedAtUs capture time in microseconds; 0 while inside
 */
public record ZoneVisit(String zoneId, long enteredAtUs, long exitedAtUs) {
  /** Tells whether the track has not left. */
  public boolean isOpen() {
    return exitedAtUs == 0;
  }
}
