package io.followspot.identity.site;

import io.followspot.identity.calibration.FloorPoint;
import java.util.List;

/**
 * A region of the floor.
 *
 * @param corners of a simple polygon in metres, at least three
 */
public record FloorZone(List<FloorPoint> corners) {
  /** Rejects less than three corners. */
  public FloorZone {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException("a floor zone has at least 3 corners: " + corners);
    }
  }

  /** Whether a point lies within, by the even-odd rule. */
  public boolean contains(double xM, double yM) {
    boolean inside = false;
    FloorPoint a = corners.get(corners.size() - 1);
    for (FloorPoint b : corners) {
      boolean spans = (a.yM() > yM) != (b.yM() > yM);
      if (spans && xM < a.xM() + (yM - a.yM()) * (b.xM() - a.xM()) / (b.yM() - a.yM())) {
        inside = !inside;
      }
      a = b;
    }
    return inside;
  }
}
