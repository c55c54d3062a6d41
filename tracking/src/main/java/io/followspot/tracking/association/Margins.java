package io.followspot.tracking.association;

import java.util.Arrays;

/**
 * Margin of each pair of an assignment over its alternatives. Reuses its arrays.
 *
 * <p>The margin is by how much a pair is cheaper than the next best choice of either side, as a
 * part of the cost of staying unassigned: 0 is a tie, 1 has no alternative.
 */
public final class Margins {
  private static final int NONE = -1;

  private double[] margins = {};
  private double[] columnNext = {};

  /** Evaluates a solved assignment of the graph. */
  public void judge(CandidateGraph graph, Assignment assignment, double unassignedCost) {
    if (margins.length < graph.rows()) {
      margins = new double[2 * graph.rows()];
    }
    if (columnNext.length < graph.columns()) {
      columnNext = new double[2 * graph.columns()];
    }
    Arrays.fill(columnNext, 0, graph.columns(), unassignedCost);
    for (int row = 0; row < graph.rows(); row++) {
      margins[row] = unassignedCost;
      for (int e = graph.start(row); e < graph.end(row); e++) {
        int column = graph.column(e);
        if (column != assignment.columnOf(row)) {
          margins[row] = Math.min(margins[row], graph.cost(e));
          columnNext[column] = Math.min(columnNext[column], graph.cost(e));
        }
      }
    }
    for (int row = 0; row < graph.rows(); row++) {
      int column = assignment.columnOf(row);
      double next = column == NONE ? 0 : Math.min(margins[row], columnNext[column]);
      double better = column == NONE ? 0 : next - assignment.costOf(row);
      margins[row] = Math.min(1, Math.max(0, better / unassignedCost));
    }
  }

  /** The row's margin, 0 to 1; 0 if it is unassigned. */
  public double of(int row) {
    return margins[row];
  }
}
