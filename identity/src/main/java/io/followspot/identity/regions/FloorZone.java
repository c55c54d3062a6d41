package io.followspot.identity.regions;

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

  /** How far outside a point lies, in metres; 0 within. */
  double distanceM(double xM, double yM) {
    if (contains(xM, yM)) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    FloorPoint a = corners.get(corners.size() - 1);
    for (FloorPoint b : corners) {
      least = Math.min(least, distanceM(a, b, xM, yM));
      a = b;
    }
    return least;
  }

  /** From a point to a side: to its nearest point, which may be one of its ends. */
  private static double distanceM(FloorPoint a, FloorPoint b, double xM, double yM) {
    double dx = b.xM() - a.xM();
    double dy = b.yM() - a.yM();
    double length2 = dx * dx + dy * dy;
    double along = length2 == 0 ? 0 : ((xM - a.xM()) * dx + (yM - a.yM()) * dy) / length2;
    double part = Math.max(0, Math.min(1, along));
    double offX = xM - a.xM() - part * dx;
    double offY = yM - a.yM() - part * dy;
    return Math.sqrt(offX * offX + offY * offY);
  }
}
