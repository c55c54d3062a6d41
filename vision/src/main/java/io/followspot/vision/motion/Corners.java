package io.followspot.vision.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opencv.core.Point;

/**
 * Corners to track: in each tile of the picture the point whose neighbourhood changes most in every
 * direction, by the smaller eigenvalue of its structure tensor (Shi and Tomasi, "Good features to
 * track", 1994). Tiles spread the points over the whole picture, so that no textured region
 * dominates. Works at half the size: a quarter of the work, and less noise.
 */
final class Corners {
  /** Least smaller eigenvalue of a corner, per pixel of its window: 3 levels. */
  private static final double MIN_EIGENVALUE = 9;

  /** Products in a window, times four as gradients span two pixels. */
  private static final double GRADIENTS = 36;

  /** Pixels from the border of the halved picture that are left out. */
  private static final int MARGIN = 4;

  private final Plane half;
  private final int tile;

  /** Products of gradients, of the last three rows in turn: xx, xy, yy of each. */
  private final int[][][] products;

  /** Sums over 3 x 3 pixels about those of one row. */
  private final int[][] windows;

  private final int[] columns;
  private int rows;

  private Corners(Plane half, int tile) {
    this.half = half;
    this.tile = tile;
    products = new int[3][3][half.widthPx()];
    windows = new int[3][half.widthPx()];
    columns = new int[half.widthPx()];
    rows = MARGIN - 1;
  }

  /**
   * Selects points.
   *
   * @param tilePx side of a tile in pixels of the picture
   * @return with the centre of the first pixel at (0, 0), as in OpenCV
   */
  static List<Point> of(Plane plane, int tilePx) {
    Corners corners = new Corners(plane.halved(), tilePx / 2);
    List<Point> points = new ArrayList<>();
    int last = corners.half.heightPx() - MARGIN - corners.tile;
    for (int top = MARGIN; top <= last; top += corners.tile) {
      corners.pick(top, points);
    }
    return points;
  }

  /** The best point of each tile of a row of tiles. */
  private void pick(int top, List<Point> points) {
    int tiles = Math.max(0, half.widthPx() - 2 * MARGIN) / tile;
    double[] best = new double[tiles];
    int[] bestX = new int[tiles];
    int[] bestY = new int[tiles];
    Arrays.fill(best, MIN_EIGENVALUE);
    for (int y = top; y < top + tile; y++) {
      sum(y);
      for (int t = 0; t < tiles; t++) {
        for (int x = MARGIN + t * tile, end = x + tile; x < end; x++) {
          // The smaller eigenvalue is below both diagonal values: most points need no square root.
          if (Math.min(windows[0][x], windows[2][x]) > GRADIENTS * best[t]
              && eigenvalue(x) > best[t]) {
            best[t] = eigenvalue(x);
            bestX[t] = x;
            bestY[t] = y;
          }
        }
      }
    }
    for (int t = 0; t < tiles; t++) {
      if (best[t] > MIN_EIGENVALUE) {
        points.add(new Point(2 * bestX[t] + 0.5, 2 * bestY[t] + 0.5));
      }
    }
  }

  private void sum(int y) {
    while (rows <= y + 1) {
      multiply(rows, products[rows % 3]);
      rows++;
    }
    for (int p = 0; p < 3; p++) {
      sum(products[0][p], products[1][p], products[2][p], windows[p]);
    }
  }

  private void sum(int[] one, int[] two, int[] three, int[] into) {
    for (int x = 0; x < columns.length; x++) {
      columns[x] = one[x] + two[x] + three[x];
    }
    for (int x = 1; x < columns.length - 1; x++) {
      into[x] = columns[x - 1] + columns[x] + columns[x + 1];
    }
  }

  private void multiply(int y, int[][] into) {
    int width = half.widthPx();
    byte[] v = half.values();
    int[] xx = into[0];
    int[] xy = into[1];
    int[] yy = into[2];
    for (int x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      int dx = (v[i + 1] & 0xFF) - (v[i - 1] & 0xFF);
      int dy = (v[i + width] & 0xFF) - (v[i - width] & 0xFF);
      xx[x] = dx * dx;
      xy[x] = dx * dy;
      yy[x] = dy * dy;
    }
  }

  /** Of the mean tensor of 3 x 3 pixels. */
  private double eigenvalue(int x) {
    double a = windows[0][x] / GRADIENTS;
    double b = windows[1][x] / GRADIENTS;
    double c = windows[2][x] / GRADIENTS;
    return (a + c - Math.sqrt((a - c) * (a - c) + 4 * b * b)) / 2;
  }
}
