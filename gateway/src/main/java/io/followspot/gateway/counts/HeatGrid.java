package io.followspot.gateway.counts;

import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.List;

/** Sums the seconds that tracks' anchor points spent in each cell of a grid over the frame. */
final class HeatGrid {
  /** Interpolation steps along each leg of a path, per cell. */
  private static final double STEPS_PER_CELL = 3;

  private final int columns;
  private final int rows;
  private final double[] seconds;

  HeatGrid(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.seconds = new double[columns * rows];
  }

  int rows() {
    return rows;
  }

  /** Row by row from the top left. */
  double[] seconds() {
    return seconds.clone();
  }

  /** Adds a path, assuming constant speed from each of its points to the next. */
  void add(TrackSnapshot track, long fromUs, long toUs) {
    List<PathPoint> path = track.getPathList();
    if (track.getFrameWidthPx() <= 0 || track.getFrameHeightPx() <= 0) {
      return;
    }
    double cellsPerPxX = (double) columns / track.getFrameWidthPx();
    double cellsPerPxY = (double) rows / track.getFrameHeightPx();
    for (int i = 1; i < path.size(); i++) {
      PathPoint a = path.get(i - 1);
      PathPoint b = path.get(i);
      double wideX = (b.getXPx() - a.getXPx()) * cellsPerPxX;
      double wideY = (b.getYPx() - a.getYPx()) * cellsPerPxY;
      int steps = 1 + (int) Math.ceil(Math.hypot(wideX, wideY) * STEPS_PER_CELL);
      double spanUs = b.getCapturedAtUs() - a.getCapturedAtUs();
      for (int step = 0; step < steps; step++) {
        double part = (step + 0.5) / steps;
        double atUs = a.getCapturedAtUs() + part * spanUs;
        if (atUs >= fromUs && atUs <= toUs) {
          put(
              a.getXPx() * cellsPerPxX + part * wideX,
              a.getYPx() * cellsPerPxY + part * wideY,
              spanUs / steps / 1e6);
        }
      }
    }
  }

  private void put(double x, double y, double duration) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      seconds[row * columns + column] += duration;
    }
  }
}
