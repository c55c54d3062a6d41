package io.followspot.cli.track;

import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * A track's path as a drawing of characters in the frame's proportions. Each character of the
 * Braille block stands for two by four dots; its bits are numbered as in Unicode, chapter 21.1.
 */
final class PathPlot {
  private static final int COLUMNS = 48;
  private static final int DOTS_PER_COLUMN = 2;
  private static final int DOTS_PER_ROW = 4;
  private static final int BRAILLE = 0x2800;
  private static final int[][] BITS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

  private final int rows;
  private final int[][] cells;
  private final double scale;

  private PathPlot(int frameWidthPx, int frameHeightPx) {
    scale = (double) COLUMNS * DOTS_PER_COLUMN / frameWidthPx;
    rows = Math.max(1, (int) Math.ceil(frameHeightPx * scale / DOTS_PER_ROW));
    cells = new int[rows][COLUMNS];
  }

  /** Draws the path of a track: S marks its start, E its latest position. */
  static PathPlot of(TrackSnapshot track) {
    PathPlot picture =
        new PathPlot(Math.max(1, track.getFrameWidthPx()), Math.max(1, track.getFrameHeightPx()));
    List<PathPoint> path = track.getPathList();
    for (int i = 1; i < path.size(); i++) {
      picture.stroke(path.get(i - 1), path.get(i));
    }
    picture.letter(path.get(0), 'S');
    picture.letter(path.get(path.size() - 1), 'E');
    return picture;
  }

  /** Returns the drawing with its border, line by line. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("┌" + "─".repeat(COLUMNS) + "┐");
    for (int[] row : cells) {
      StringBuilder line = new StringBuilder("│");
      for (int cell : row) {
        line.append(cell > 0xFF ? (char) (cell >> 8) : cell == 0 ? ' ' : (char) (BRAILLE | cell));
      }
      lines.add(line.append("│").toString());
    }
    lines.add("└" + "─".repeat(COLUMNS) + "┘");
    return lines;
  }

  private void stroke(PathPoint from, PathPoint to) {
    double dx = (to.getXPx() - from.getXPx()) * scale;
    double dy = (to.getYPx() - from.getYPx()) * scale;
    int steps = Math.min(1000, (int) Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)))) + 1;
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      dot(x(from) + (int) Math.round(dx * t), y(from) + (int) Math.round(dy * t));
    }
  }

  private void dot(int x, int y) {
    int column = clamp(x, COLUMNS * DOTS_PER_COLUMN);
    int row = clamp(y, rows * DOTS_PER_ROW);
    cells[row / DOTS_PER_ROW][column / DOTS_PER_COLUMN] |=
        BITS[column % DOTS_PER_COLUMN][row % DOTS_PER_ROW];
  }

  private void letter(PathPoint at, char letter) {
    int column = clamp(x(at), COLUMNS * DOTS_PER_COLUMN) / DOTS_PER_COLUMN;
    int row = clamp(y(at), rows * DOTS_PER_ROW) / DOTS_PER_ROW;
    cells[row][column] = letter << 8;
  }

  private int x(PathPoint point) {
    return (int) (point.getXPx() * scale);
  }

  private int y(PathPoint point) {
    return (int) (point.getYPx() * scale);
  }

  private static int clamp(int value, int size) {
    return Math.max(0, Math.min(size - 1, value));
  }
}
