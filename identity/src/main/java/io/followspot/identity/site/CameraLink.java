package io.followspot.identity.site;

import io.followspot.identity.regions.FloorZone;

/**
 * A path between two cameras whose views do not overlap.
 *
 * @param fromCamera the camera that is left
 * @param exit its floor point
 * @param toCamera the camera that is entered
 * @param entry its floor point
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
  /** Rejects a negative walking time and a tolerance that is not above zero. */
  public CameraLink {
    if (expectedUs < 0 || toleranceUs <= 0) {
      throw new IllegalArgumentException(
          "a link needs a walking time and a tolerance: " + expectedUs + ", " + toleranceUs);
    }
  }
}
