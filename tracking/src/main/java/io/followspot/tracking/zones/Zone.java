package io.followspot.tracking.zones;

import java.util.List;

/**
 * A polygon that tracks enter and leave by their anchor.
 *
 * @param zoneId {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}, one per monitor
 * @param polygon at least three corners, in order; no two of its sides may cross
 * @param inertiaFrames consecutive detections on the other side before the track counts as in or
 *     out; 1 to 1000
 */
public record Zone(String zoneId, List<RelativePoint> polygon, int inertiaFrames) {
  /** Inertia of a zone that sets none. */
  public static final int DEFAULT_INERTIA_FRAMES = 3;

  static final int MAX_CORNERS = 64;
  private static final int MAX_INERTIA_FRAMES = 1000;

  /** Rejects invalid polygons; {@link IllegalArgumentException} says what is wrong and where. */
  public Zone {
    RegionIds.check(zoneId);
    polygon = List.copyOf(polygon);
    if (polygon.size() < 3 || polygon.size() > MAX_CORNERS) {
      throw new IllegalArgumentException(
          "zone " + zoneId + " has " + polygon.size() + " corners; 3 to " + MAX_CORNERS + " do");
    }
    if (inertiaFrames < 1 || inertiaFrames > MAX_INERTIA_FRAMES) {
      throw new IllegalArgumentException(
          "zone " + zoneId + ": inertia " + inertiaFrames + " is not within 1 to 1000 frames");
    }
    refuseCrossingSides(zoneId, polygon);
  }

  /** A zone with the default inertia. */
  public Zone(String zoneId, List<RelativePoint> polygon) {
    this(zoneId, polygon, DEFAULT_INERTIA_FRAMES);
  }

  /**
   * Returns whether a point lies inside: a ray to the right crosses an odd number of sides. Sides
   * are half open, so that a point on a side shared by two zones belongs to exactly one of them.
   */
  boolean contains(RelativePoint p) {
    boolean inside = false;
    for (int i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
      RelativePoint a = polygon.get(i);
      RelativePoint b = polygon.get(j);
      boolean spans = a.y() > p.y() != b.y() > p.y();
      if (spans && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x()) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static void refuseCrossingSides(String zoneId, List<RelativePoint> corners) {
    int n = corners.size();
    double area = 0;
    for (int i = 0; i < n; i++) {
      RelativePoint a = corners.get(i);
      RelativePoint b = corners.get((i + 1) % n);
      area += a.x() * b.y() - b.x() * a.y();
      for (int j = i + 2; j < n; j++) {
        boolean neighbours = i == 0 && j == n - 1;
        if (!neighbours && cross(a, b, corners.get(j), corners.get((j + 1) % n))) {
          throw new IllegalArgumentException(
              "zone " + zoneId + ": side " + (i + 1) + " crosses side " + (j + 1));
        }
      }
    }
    if (Math.abs(area) < 1e-9) {
      throw new IllegalArgumentException("zone " + zoneId + " has no area");
    }
  }

  private static boolean cross(RelativePoint a, RelativePoint b, RelativePoint c, RelativePoint d) {
    return c.rightOf(a, b) * d.rightOf(a, b) < 0 && a.rightOf(c, d) * b.rightOf(c, d) < 0;
  }
}
