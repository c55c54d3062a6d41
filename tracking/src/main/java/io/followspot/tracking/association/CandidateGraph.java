package io.followspot.tracking.association;

import java.util.Arrays;

/**
 * The pairs of tracks (rows) and detections (columns) that may belong together, with their costs.
 * Built row by row; reused from frame to frame, so that nothing is allocated once it is large
 * enough.
 */
public final class CandidateGraph {
  private int rows;
  private int columns;
  private int edges;
  private int[] starts = new int[17];
  private int[] columnOf = new int[64];
  private double[] costOf = new double[64];

  /** Removes all pairs; columns are numbered from 0 to {@code columns - 1}. */
  public void reset(int columns) {
    this.columns = columns;
    rows = 0;
    edges = 0;
  }

  /** Adds a pair to the current row; the cost is finite. A column occurs once in a row. */
  public void add(int column, double cost) {
    if (edges == columnOf.length) {
      columnOf = Arrays.copyOf(columnOf, 2 * edges);
      costOf = Arrays.copyOf(costOf, 2 * edges);
    }
    columnOf[edges] = column;
    costOf[edges++] = cost;
  }

  /** Ends the current row. */
  public void endRow() {
    if (++rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
    }
    starts[rows] = edges;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The first edge of the row. */
  int start(int row) {
    return starts[row];
  }

  /** One past the last edge of the row. */
  int end(int row) {
    return starts[row + 1];
  }

  int column(int edge) {
    return columnOf[edge];
  }

  double cost(int edge) {
    return costOf[edge];
  }
}
