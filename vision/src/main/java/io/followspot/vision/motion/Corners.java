package io.followspot.vision.motion;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Point;

/**
 * Points that can be found again: in each tile of the picture the one whose neighbourhood changes
 * most in every direction, by the smaller eigenvalue of its structure tensor (Shi and Tomasi, "Good
 * features to track", 1994). Tiles spread the points over the whole picture, so that no busy corner
 * outvotes the rest. Looks at half the size: a quarter of the work, and less noise.
 */
final class Corners {
  /** Smaller eigenvalue of a point that is worth following, per pixel of its window: 3 levels. */
  private static final double MIN_EIGENVALUE = 9;

  /** Pixels from the border of the halved picture that are left out. */
  private static final int MARGIN = 4;

  private final Plane half;
  private final int[] xx;
  private final int[] xy;
  private final int[] yy;

  private Corners(Plane half) {
    this.half = half;
    xx = new int[half.values().length];
    xy = new int[half.values().length];
    yy = new int[half.values().length];
  }

  /**
   * Picks points.
   *
   * @param tilePx side of a tile in pixels of the picture
   * @return with the middle of the first pixel at (0, 0), as OpenCV counts
   */
  static List<Point> of(Plane plane, int tilePx) {
    Corners corners = new Corners(plane.halved());
    corners.products();
    return corners.pick(tilePx / 2);
  }

  private void products() {
    int width = half.widthPx();
    byte[] v = half.values();
    for (int y = 1; y < half.heightPx() - 1; y++) {
      for (int i = y * width + 1, end = (y + 1) * width - 1; i < end; i++) {
        int dx = (v[i + 1] & 0xFF) - (v[i - 1] & 0xFF);
        int dy = (v[i + width] & 0xFF) - (v[i - width] & 0xFF);
        xx[i] = dx * dx;
        xy[i] = dx * dy;
        yy[i] = dy * dy;
      }
    }
  }

  private List<Point> pick(int tile) {
    List<Point> points = new ArrayList<>();
    for (int top = MARGIN; top + tile <= half.heightPx() - MARGIN; top += tile) {
      for (int left = MARGIN; left + tile <= half.widthPx() - MARGIN; left += tile) {
        double best = MIN_EIGENVALUE;
        int at = -1;
        for (int y = top; y < top + tile; y++) {
          for (int i = y * half.widthPx() + left, end = i + tile; i < end; i++) {
            double eigenvalue = eigenvalue(i);
            if (eigenvalue > best) {
              best = eigenvalue;
              at = i;
            }
          }
        }
        if (at >= 0) {
          points.add(new Point(2 * (at % half.widthPx()) + 0.5, 2 * (at / half.widthPx()) + 0.5));
        }
      }
    }
    return points;
  }

  /** Of the mean tensor of 3 x 3 pixels; gradients are taken over two pixels. */
  private double eigenvalue(int i) {
    double a = window(xx, i) / 36.0;
    double b = window(xy, i) / 36.0;
    double c = window(yy, i) / 36.0;
    return (a + c - Math.sqrt((a - c) * (a - c) + 4 * b * b)) / 2;
  }

  private int window(int[] of, int i) {
    int width = half.widthPx();
    return of[i - width - 1]
        + of[i - width]
        + of[i - width + 1]
        + of[i - 1]
        + of[i]
        + of[i + 1]
        + of[i + width - 1]
        + of[i + width]
        + of[i + width + 1];
  }
}
