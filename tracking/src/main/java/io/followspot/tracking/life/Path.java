package io.followspot.tracking.life;

import io.followspot.tracking.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * The simplified path of a track, of bounded length. The first and the latest point are exact; the
 * error at any time between is at most the largest {@link PathPoint#errorPx}.
 *
 * @param points by time, at most {@link #MAX_POINTS}
 */
public record Path(List<PathPoint> points) {
  // SQUISH-E (Muckell et al., "Compression of trajectory data: a comprehensive evaluation and new
  // approach", GeoInformatica 18, 2014). A point's priority is its synchronized Euclidean distance
  // (SED: its distance from the point of the straight line between its neighbours at its time)
  // plus the greatest priority of the points dropped beside it before; that sum bounds the error.
  // The point of least priority is dropped when it is below the tolerance or the path is full.
  // Unlike Douglas-Peucker it does not need the dropped points again; a scan of 128 takes about 1
  // µs, so the
  // paper's heap would not pay.

  /** Enough for the turns of a long visit, at 14 bytes each. */
  public static final int MAX_POINTS = 128;

  /** Below half a pixel detections are noise. */
  static final double TOLERANCE_PX = 0.5;

  /** Bound of coordinates, in sixteenths of a pixel. */
  private static final double LIMIT_16 = 1 << 24;

  /** No point yet. */
  public static final Path EMPTY = new Path(List.of());

  /** Copies the list. */
  public Path {
    points = List.copyOf(points);
  }

  /** Adds the present position; a time that is not after the latest point is ignored. */
  public Path to(long capturedAtUs, Point anchor) {
    if (!points.isEmpty() && capturedAtUs <= points.get(points.size() - 1).capturedAtUs()) {
      return this;
    }
    List<PathPoint> next = new ArrayList<>(points);
    next.add(new PathPoint(capturedAtUs, grid(anchor.xPx()), grid(anchor.yPx()), 0));
    int before = next.size() - 2;
    if (before > 0 && priorityPx(next, before) < TOLERANCE_PX) {
      drop(next, before);
    } else if (next.size() > MAX_POINTS) {
      drop(next, leastImportant(next));
    }
    return new Path(next);
  }

  private static int grid(double px) {
    return (int) Math.round(Math.max(-LIMIT_16, Math.min(LIMIT_16, px * 16)));
  }

  private static int leastImportant(List<PathPoint> points) {
    int least = 1;
    double priority = Double.POSITIVE_INFINITY;
    for (int i = 1; i < points.size() - 1; i++) {
      double p = priorityPx(points, i);
      if (p < priority) {
        priority = p;
        least = i;
      }
    }
    return least;
  }

  private static void drop(List<PathPoint> points, int i) {
    float error = Math.nextUp((float) priorityPx(points, i));
    points.set(i - 1, points.get(i - 1).withErrorOf(error));
    points.set(i + 1, points.get(i + 1).withErrorOf(error));
    points.remove(i);
  }

  private static double priorityPx(List<PathPoint> points, int i) {
    PathPoint a = points.get(i - 1);
    PathPoint p = points.get(i);
    PathPoint b = points.get(i + 1);
    // p' = a + (b - a) (tp - ta) / (tb - ta)
    double share =
        (double) (p.capturedAtUs() - a.capturedAtUs()) / (b.capturedAtUs() - a.capturedAtUs());
    double x = a.xPx() + (b.xPx() - a.xPx()) * share;
    double y = a.yPx() + (b.yPx() - a.yPx()) * share;
    return p.errorPx() + Math.hypot(p.xPx() - x, p.yPx() - y);
  }
}
