package io.followspot.gateway.store;

import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.tracking.zones.RelativePoint;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Cells of a coarse grid over the picture. A path and a region that share a point share a cell; the
 * opposite need not be true, so that cells preselect tracks and their paths decide.
 *
 * @param words one bit a cell, row by row from the top left, four rows in each of four words
 */
record PictureCells(List<Long> words) {
  private static final int SIDE = 16;
  private static final int WORDS = SIDE * SIDE / Long.SIZE;

  /** More than the errors of rounding, and much less than a pixel. */
  private static final double MARGIN = 1e-6;

  /** Copies the words. */
  PictureCells {
    words = List.copyOf(words);
  }

  /** The cells that a track's path passes; none if its path or the picture's size is unknown. */
  static PictureCells of(TrackSnapshot track) {
    long[] words = new long[WORDS];
    double width = track.getFrameWidthPx();
    double height = track.getFrameHeightPx();
    List<PathPoint> path = track.getPathList();
    for (int i = 0; i < path.size() && width > 0 && height > 0; i++) {
      PathPoint from = path.get(Math.max(0, i - 1));
      PathPoint to = path.get(i);
      addLeg(
          words,
          from.getXPx() / width,
          from.getYPx() / height,
          to.getXPx() / width,
          to.getYPx() / height);
    }
    return of(words);
  }

  /** The cells that a polygon touches; its corners are relative to the picture. */
  static PictureCells of(List<RelativePoint> polygon) {
    Path2D outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    outline.moveTo(polygon.get(0).x(), polygon.get(0).y());
    polygon.stream().skip(1).forEach(corner -> outline.lineTo(corner.x(), corner.y()));
    outline.closePath();
    long[] words = new long[WORDS];
    double size = 1.0 / SIDE + 2 * MARGIN;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double left = (double) column / SIDE - MARGIN;
        double top = (double) row / SIDE - MARGIN;
        if (outline.intersects(left, top, size, size)) {
          add(words, column, row);
        }
      }
    }
    return of(words);
  }

  private static PictureCells of(long[] words) {
    return new PictureCells(Arrays.stream(words).boxed().toList());
  }

  /** In each column that the leg passes, the rows between where it enters and leaves it. */
  private static void addLeg(long[] words, double x1, double y1, double x2, double y2) {
    double ax = intoPicture(x1);
    double ay = intoPicture(y1);
    double bx = intoPicture(x2);
    double by = intoPicture(y2);
    double left = Math.min(ax, bx);
    double right = Math.max(ax, bx);
    for (int column = cell(left - MARGIN); column <= cell(right + MARGIN); column++) {
      double from = Math.max(left, (double) column / SIDE - MARGIN);
      double to = Math.min(right, (double) (column + 1) / SIDE + MARGIN);
      double yFrom = yAt(from, ax, ay, bx, by);
      double yTo = yAt(to, ax, ay, bx, by);
      if (right - left < MARGIN) {
        yFrom = ay;
        yTo = by;
      }
      int last = cell(Math.max(yFrom, yTo) + MARGIN);
      for (int row = cell(Math.min(yFrom, yTo) - MARGIN); row <= last; row++) {
        add(words, column, row);
      }
    }
  }

  private static double yAt(double x, double ax, double ay, double bx, double by) {
    double part = ax == bx ? 0 : Math.max(0, Math.min(1, (x - ax) / (bx - ax)));
    return ay + part * (by - ay);
  }

  /** Feet beyond the picture's edge stand on it, as for zones. */
  private static double intoPicture(double value) {
    return Double.isFinite(value) ? Math.max(0, Math.min(1, value)) : 0;
  }

  private static int cell(double value) {
    return Math.max(0, Math.min(SIDE - 1, (int) Math.floor(value * SIDE)));
  }

  private static void add(long[] words, int column, int row) {
    int index = row * SIDE + column;
    words[index / Long.SIZE] |= 1L << index % Long.SIZE;
  }

  /** Binds the columns of the table of tracks to the words. */
  void bind(PreparedBatch batch) {
    for (int i = 0; i < words.size(); i++) {
      batch.bind("cells_" + (i + 1), words.get(i));
    }
  }

  /** Binds the columns to null. */
  static void bindNone(PreparedBatch batch) {
    for (int i = 0; i < WORDS; i++) {
      batch.bind("cells_" + (i + 1), (Long) null);
    }
  }

  /** Whether they have a cell in common. */
  boolean meet(PictureCells other) {
    for (int i = 0; i < WORDS; i++) {
      if ((words.get(i) & other.words.get(i)) != 0) {
        return true;
      }
    }
    return false;
  }
}
