package io.followspot.tracking.geometry;

/** A point in pixels, origin top left. */
public record Point(double xPx, double yPx) {
  /** Euclidean distance in pixels. */
  public double distancePx(Point other) {
    return Math.hypot(xPx - other.xPx, yPx - other.yPx);
  }
}
