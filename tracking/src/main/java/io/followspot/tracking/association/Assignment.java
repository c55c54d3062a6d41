package io.followspot.tracking.association;

import java.util.Arrays;

/**
 * Finds the assignment of rows to columns with the least sum of costs, where a row may stay
 * unassigned at a fixed cost.
 *
 * <p>Shortest augmenting paths with potentials (Hungarian method; Jonker and Volgenant 1987) on the
 * sparse graph: rows are added one by one, each by a Dijkstra search over reduced costs. Staying
 * unassigned is a private column of each row, so that every search ends. Tracks compete with few
 * neighbours only, so searches stay short and a frame with a thousand objects takes time in
 * proportion to its candidate pairs. Reuses its arrays.
 */
public final class Assignment {
  private static final int NONE = -1;

  private int[] columnOfRow = {};
  private int[] rowOfColumn = {};
  private double[] columnPotential = {};
  private double[] rowPotential = {};
  private double[] distance = {};
  private int[] parentRow = {};
  private boolean[] done = {};
  private int[] touched = {};
  private int touchedCount;
  private double unassignedCost;
  private CandidateGraph graph = new CandidateGraph();

  /** Solves for the graph. An edge that costs more than {@code unassignedCost} is never used. */
  public void solve(CandidateGraph graph, double unassignedCost) {
    this.graph = graph;
    this.unassignedCost = unassignedCost;
    prepare(graph.rows(), graph.columns());
    for (int row = 0; row < graph.rows(); row++) {
      augment(row);
    }
  }

  /** The column of the row, or -1 if it stays unassigned. */
  public int columnOf(int row) {
    return columnOfRow[row];
  }

  /** The row of the column, or -1 if there is none. */
  public int rowOf(int column) {
    return rowOfColumn[column];
  }

  /** The row's cost: that of its pair, or the cost of staying unassigned. */
  public double costOf(int row) {
    for (int e = graph.start(row); e < graph.end(row); e++) {
      if (graph.column(e) == columnOfRow[row]) {
        return graph.cost(e);
      }
    }
    return unassignedCost;
  }

  private void prepare(int rows, int columns) {
    if (columnOfRow.length < rows) {
      columnOfRow = new int[grown(rows)];
      rowPotential = new double[grown(rows)];
    }
    if (rowOfColumn.length < columns) {
      int n = grown(columns);
      rowOfColumn = new int[n];
      columnPotential = new double[n];
      distance = new double[n];
      parentRow = new int[n];
      done = new boolean[n];
      touched = new int[n];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
    }
    Arrays.fill(columnOfRow, 0, rows, NONE);
    Arrays.fill(rowPotential, 0, rows, 0);
    Arrays.fill(rowOfColumn, 0, columns, NONE);
    Arrays.fill(columnPotential, 0, columns, 0);
  }

  private static int grown(int needed) {
    return Math.max(16, needed + needed / 2);
  }

  /**
   * Adds one row along the cheapest alternating path. The path ends at a free column or at a row
   * that gives up its column and stays unassigned ({@code quitter}).
   */
  private void augment(int start) {
    touchedCount = 0;
    int row = start;
    double reached = 0;
    double best = unassignedCost - rowPotential[start];
    int quitter = start;
    int end = NONE;
    relax(start, 0);
    while (true) {
      int next = nearest();
      if (next == NONE || distance[next] >= best) {
        break;
      }
      reached = distance[next];
      done[next] = true;
      row = rowOfColumn[next];
      if (row == NONE) {
        end = next;
        best = reached;
        break;
      }
      double quit = reached + unassignedCost - rowPotential[row];
      if (quit < best) {
        best = quit;
        quitter = row;
      }
      relax(row, reached);
    }
    updatePotentials(start, best);
    flip(start, end, quitter);
    for (int i = 0; i < touchedCount; i++) {
      distance[touched[i]] = Double.POSITIVE_INFINITY;
      done[touched[i]] = false;
    }
  }

  private void relax(int row, double reached) {
    for (int e = graph.start(row); e < graph.end(row); e++) {
      int column = graph.column(e);
      if (done[column]) {
        continue;
      }
      double d = reached + graph.cost(e) - rowPotential[row] - columnPotential[column];
      if (d < distance[column]) {
        if (distance[column] == Double.POSITIVE_INFINITY) {
          touched[touchedCount++] = column;
        }
        distance[column] = d;
        parentRow[column] = row;
      }
    }
  }

  private int nearest() {
    int nearest = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < touchedCount; i++) {
      int column = touched[i];
      if (!done[column] && distance[column] < least) {
        least = distance[column];
        nearest = column;
      }
    }
    return nearest;
  }

  private void updatePotentials(int start, double length) {
    rowPotential[start] += length;
    for (int i = 0; i < touchedCount; i++) {
      int column = touched[i];
      if (done[column] && distance[column] < length) {
        double slack = length - distance[column];
        columnPotential[column] -= slack;
        if (rowOfColumn[column] != NONE) {
          rowPotential[rowOfColumn[column]] += slack;
        }
      }
    }
  }

  private void flip(int start, int end, int quitter) {
    int column = end == NONE ? columnOfRow[quitter] : end;
    if (end == NONE) {
      columnOfRow[quitter] = NONE;
    }
    if (end == NONE && quitter == start) {
      return;
    }
    while (true) {
      int row = parentRow[column];
      int previous = columnOfRow[row];
      columnOfRow[row] = column;
      rowOfColumn[column] = row;
      if (row == start) {
        return;
      }
      column = previous;
    }
  }
}
