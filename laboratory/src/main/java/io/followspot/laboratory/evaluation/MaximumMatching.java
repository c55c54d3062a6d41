package io.followspot.laboratory.evaluation;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of their scores is greatest; each row and column at most
 * once, and as many pairs as fit.
 *
 * <p>Shortest augmenting paths with potentials (Jonker and Volgenant, 1987), O(n² m).
 */
final class MaximumMatching {
  private MaximumMatching() {}

  /** Returns each row's column, -1 where there is none. */
  static int[] of(double[][] score, int columns) {
    int rows = score.length;
    if (rows > columns) {
      int[] rowOf = of(transposed(score, columns), rows);
      int[] columnOf = filled(rows, -1);
      for (int c = 0; c < columns; c++) {
        columnOf[rowOf[c]] = c;
      }
      return columnOf;
    }
    return wide(score, columns);
  }

  /** Rows and columns count from 1 here; 0 is the free end of a path. */
  private static int[] wide(double[][] score, int columns) {
    int rows = score.length;
    double[] u = new double[rows + 1];
    double[] v = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    int[] way = new int[columns + 1];
    double[] slack = new double[columns + 1];
    boolean[] used = new boolean[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      Arrays.fill(used, false);
      int at = 0;
      while (rowOf[at] != 0) {
        used[at] = true;
        at = grow(score[rowOf[at] - 1], at, rowOf, u, v, way, slack, used);
      }
      while (at != 0) {
        rowOf[at] = rowOf[way[at]];
        at = way[at];
      }
    }
    int[] columnOf = filled(rows, -1);
    for (int c = 1; c <= columns; c++) {
      if (rowOf[c] != 0) {
        columnOf[rowOf[c] - 1] = c - 1;
      }
    }
    return columnOf;
  }

  /** Adds the cheapest column to the tree and shifts the potentials; returns that column. */
  private static int grow(
      double[] score,
      int from,
      int[] rowOf,
      double[] u,
      double[] v,
      int[] way,
      double[] slack,
      boolean[] used) {
    double delta = Double.POSITIVE_INFINITY;
    int next = -1;
    for (int c = 1; c < v.length; c++) {
      if (!used[c]) {
        double reduced = -score[c - 1] - u[rowOf[from]] - v[c];
        if (reduced < slack[c]) {
          slack[c] = reduced;
          way[c] = from;
        }
        if (slack[c] < delta) {
          delta = slack[c];
          next = c;
        }
      }
    }
    for (int c = 0; c < v.length; c++) {
      if (used[c]) {
        u[rowOf[c]] += delta;
        v[c] -= delta;
      } else {
        slack[c] -= delta;
      }
    }
    return next;
  }

  private static double[][] transposed(double[][] score, int columns) {
    double[][] other = new double[columns][score.length];
    for (int r = 0; r < score.length; r++) {
      for (int c = 0; c < columns; c++) {
        other[c][r] = score[r][c];
      }
    }
    return other;
  }

  private static int[] filled(int length, int value) {
    int[] values = new int[length];
    Arrays.fill(values, value);
    return values;
  }
}
