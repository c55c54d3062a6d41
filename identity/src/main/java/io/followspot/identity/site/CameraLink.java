package io.followspot.identity.site;

/**
 * A way between two cameras that do not overlap.
 *
 * @param fromCamera who leaves here
 * @param exit where on the floor
 * @param toCamera comes into view here
 * @param entry where on the floor
 * @param expectedUs walking time
 * @param toleranceUs standard deviation of it
 */
public record CameraLink(
    String fromCamera,
    FloorZone exit,
    String toCamera,
    FloorZone entry,
    long expectedUs,
    long toleranceUs) {
  /** Refuses a walking time below zero and no tolerance. */
  public CameraLink {
    if (expectedUs < 0 || toleranceUs <= 0) {
      throw new IllegalArgumentException(
          "a link needs a walking time and a tolerance: " + expectedUs + ", " + toleranceUs);
    }
  }
}
