package io.followspot.tracking.zones;

/**
 * A directed segment that tracks cross by their anchor. Seen from start to end, a crossing from
 * left to right is forward.
 *
 * @param lineId {@code [A-Za-z0-9][A-Za-z0-9_-]{0,63}}, one per monitor
 * @param start start point
 * @param end end point; differs from start
 */
public record Line(String lineId, RelativePoint start, RelativePoint end) {
  private static final double MIN_LENGTH = 1e-3;

  /** Rejects a line without length; {@link IllegalArgumentException} names it. */
  public Line {
    RegionIds.check(lineId);
    if (Math.hypot(end.x() - start.x(), end.y() - start.y()) < MIN_LENGTH) {
      throw new IllegalArgumentException("line " + lineId + " starts where it ends");
    }
  }

  /**
   * Returns the signed distance of a point from the infinite line in frame heights: above zero is
   * right of it, below zero left.
   *
   * @param aspect the frame's width over its height
   */
  double distanceRight(RelativePoint p, double aspect) {
    double length = Math.hypot((end.x() - start.x()) * aspect, end.y() - start.y());
    return p.rightOf(start, end) * aspect / length;
  }

  /**
   * Returns whether a step crosses the segment: 1 from left to right, -1 from right to left, 0 not
   * at all. A point on the line counts as right of it, so that no crossing counts twice.
   */
  int passage(RelativePoint from, RelativePoint to) {
    double before = from.rightOf(start, end);
    double after = to.rightOf(start, end);
    if (before >= 0 == after >= 0) {
      return 0;
    }
    double sideOfStart = start.rightOf(from, to);
    double sideOfEnd = end.rightOf(from, to);
    boolean withinEnds = sideOfStart >= 0 != sideOfEnd >= 0;
    return withinEnds ? (after >= 0 ? 1 : -1) : 0;
  }
}
