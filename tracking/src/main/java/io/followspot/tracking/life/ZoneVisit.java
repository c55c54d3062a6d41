package io.followspot.tracking.life;

/**
 * A stay in a zone.
 *
 * @param zoneId the zone
 * @param enteredAtUs capture time in microseconds
 * @param exitedAtUs capture time in microseconds; 0 while inside
 */
public record ZoneVisit(String zoneId, long enteredAtUs, long exitedAtUs) {
  /** Returns whether the track is still inside. */
  public boolean isOpen() {
    return exitedAtUs == 0;
  }
}
