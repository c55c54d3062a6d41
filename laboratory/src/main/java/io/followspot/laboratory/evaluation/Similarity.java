package io.followspot.laboratory.evaluation;

import java.util.List;

/** Intersection over union of rows; a row without area has similarity 0 to every row. */
final class Similarity {
  /** The gap between 1 and the next double: TrackEval's tolerance at each threshold. */
  static final double EPSILON = Math.ulp(1.0);

  private Similarity() {}

  static double[][] of(List<MotRow> rows, List<MotRow> columns) {
    double[][] similarity = new double[rows.size()][columns.size()];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        similarity[r][c] = of(rows.get(r), columns.get(c));
      }
    }
    return similarity;
  }

  private static double of(MotRow a, MotRow b) {
    double width =
        Math.min(a.leftPx() + a.widthPx(), b.leftPx() + b.widthPx())
            - Math.max(a.leftPx(), b.leftPx());
    double height =
        Math.min(a.topPx() + a.heightPx(), b.topPx() + b.heightPx())
            - Math.max(a.topPx(), b.topPx());
    double areaA = a.widthPx() * a.heightPx();
    double areaB = b.widthPx() * b.heightPx();
    if (width <= 0 || height <= 0 || areaA <= EPSILON || areaB <= EPSILON) {
      return 0;
    }
    double intersection = width * height;
    return intersection / (areaA + areaB - intersection);
  }
}
