package io.followspot.tracking.geometry;

/**
 * An axis-aligned box in pixels, origin top left.
 *
 * @param leftPx finite
 * @param topPx finite
 * @param widthPx finite and above zero
 * @param heightPx finite and above zero
 */
public record Box(double leftPx, double topPx, double widthPx, double heightPx) {
  /** Rejects a box without area: {@link IllegalArgumentException} names the offending value. */
  public Box {
    if (!Double.isFinite(leftPx) || !Double.isFinite(topPx)) {
      throw new IllegalArgumentException("box has no finite corner: " + leftPx + ", " + topPx);
    }
    if (!(widthPx > 0 && widthPx < Double.POSITIVE_INFINITY)
        || !(heightPx > 0 && heightPx < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("box has no area: " + widthPx + " x " + heightPx);
    }
  }

  public double rightPx() {
    return leftPx + widthPx;
  }

  public double bottomPx() {
    return topPx + heightPx;
  }

  public double areaPx2() {
    return widthPx * heightPx;
  }

  /** Bottom centre: the point where an upright object touches the ground. */
  public Point anchor() {
    return new Point(leftPx + widthPx / 2, topPx + heightPx);
  }

  /** Intersection over union, 0 to 1. */
  public double iou(Box other) {
    double w = Math.min(rightPx(), other.rightPx()) - Math.max(leftPx, other.leftPx);
    double h = Math.min(bottomPx(), other.bottomPx()) - Math.max(topPx, other.topPx);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    double intersection = w * h;
    return Math.min(1, intersection / (areaPx2() + other.areaPx2() - intersection));
  }
}
