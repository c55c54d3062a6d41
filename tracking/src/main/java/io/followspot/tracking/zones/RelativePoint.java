package io.followspot.tracking.zones;

/**
 * A point relative to the frame: (0, 0) is the top left corner, (1, 1) the bottom right one.
 *
 * @param x within -1 to 2: a region may reach beyond the frame
 * @param y within -1 to 2
 */
public record RelativePoint(double x, double y) {
  /** Rejects a point far outside the frame; {@link IllegalArgumentException} names it. */
  public RelativePoint {
    if (!(x >= -1 && x <= 2 && y >= -1 && y <= 2)) {
      throw new IllegalArgumentException(
          "point ("
              + x
              + ", "
              + y
              + ") is not relative to the frame: (0, 0) is its top left, (1, 1) its bottom right");
    }
  }

  /**
   * Twice the signed area of the triangle a, b, this; above zero where this lies right of a to b.
   */
  double rightOf(RelativePoint a, RelativePoint b) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  }
}
