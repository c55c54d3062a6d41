package io.followspot.protos.rules;

import io.followspot.protos.v1.RelativePoint;
import java.util.ArrayList;
import java.util.List;

/** Geometry of simple polygons. */
public final class Polygons {
  private Polygons() {}

  /**
   * The corners without those that repeat the previous one, and without a last one that closes the
   * ring by repeating the first.
   */
  public static List<RelativePoint> distinct(List<RelativePoint> corners) {
    List<RelativePoint> distinct = new ArrayList<>();
    for (RelativePoint corner : corners) {
      if (distinct.isEmpty() || !corner.equals(distinct.get(distinct.size() - 1))) {
        distinct.add(corner);
      }
    }
    while (distinct.size() > 1 && distinct.get(0).equals(distinct.get(distinct.size() - 1))) {
      distinct.remove(distinct.size() - 1);
    }
    return distinct;
  }

  /** Twice the area by the shoelace formula; its sign gives the orientation. */
  static double signedDoubleArea(List<RelativePoint> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      RelativePoint a = corners.get(i);
      RelativePoint b = corners.get((i + 1) % corners.size());
      sum += a.getX() * b.getY() - b.getX() * a.getY();
    }
    return sum;
  }

  /** Tells whether two edges that are not neighbours intersect. */
  static boolean crossesItself(List<RelativePoint> corners) {
    int n = corners.size();
    for (int i = 0; i < n; i++) {
      for (int j = i + 2; j < n; j++) {
        boolean neighbours = i == 0 && j == n - 1;
        if (!neighbours
            && touch(
                corners.get(i), corners.get(i + 1), corners.get(j), corners.get((j + 1) % n))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean touch(RelativePoint a, RelativePoint b, RelativePoint c, RelativePoint d) {
    double d1 = side(c, d, a);
    double d2 = side(c, d, b);
    double d3 = side(a, b, c);
    double d4 = side(a, b, d);
    if (d1 * d2 < 0 && d3 * d4 < 0) {
      return true;
    }
    return (d1 == 0 && within(c, d, a))
        || (d2 == 0 && within(c, d, b))
        || (d3 == 0 && within(a, b, c))
        || (d4 == 0 && within(a, b, d));
  }

  /** On which side of the line from a to b the point is; 0 if on the line. */
  private static double side(RelativePoint a, RelativePoint b, RelativePoint p) {
    return (b.getX() - a.getX()) * (p.getY() - a.getY())
        - (b.getY() - a.getY()) * (p.getX() - a.getX());
  }

  private static boolean within(RelativePoint a, RelativePoint b, RelativePoint p) {
    return Math.min(a.getX(), b.getX()) <= p.getX()
        && p.getX() <= Math.max(a.getX(), b.getX())
        && Math.min(a.getY(), b.getY()) <= p.getY()
        && p.getY() <= Math.max(a.getY(), b.getY());
  }
}
