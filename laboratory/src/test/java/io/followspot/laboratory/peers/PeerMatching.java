package io.followspot.laboratory.peers;

import io.followspot.tracking.association.Assignment;
import io.followspot.tracking.association.CandidateGraph;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Minimal sum of costs among pairs below a limit. */
final class PeerMatching {
  private PeerMatching() {}

  /** Returns the column of each row, -1 if none; a missing pair costs infinity. */
  static int[] match(double[][] cost, int columns, double limit) {
    CandidateGraph graph = new CandidateGraph();
    graph.reset(columns);
    for (double[] row : cost) {
      for (int c = 0; c < columns; c++) {
        if (row[c] < limit) {
          graph.add(c, row[c]);
        }
      }
      graph.endRow();
    }
    Assignment assignment = new Assignment();
    assignment.solve(graph, limit);
    int[] columnOf = new int[cost.length];
    Arrays.setAll(columnOf, assignment::columnOf);
    return columnOf;
  }

  static double[][] costs(int rows, IntFunction<double[]> row) {
    double[][] costs = new double[rows][];
    Arrays.setAll(costs, row);
    return costs;
  }
}
