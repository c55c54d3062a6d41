package io.followspot.tracking.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {
  private static final double UNASSIGNED = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void solve_randomGraphsUpToSeven_equalsBruteForce(long seed) {
    Random random = new Random(seed);
    Assignment assignment = new Assignment();
    CandidateGraph graph = new CandidateGraph();
    for (int i = 0; i < 3_000; i++) {
      int rows = 1 + random.nextInt(7);
      int columns = 1 + random.nextInt(7);
      double density = random.nextDouble();
      boolean ties = random.nextBoolean();
      double[][] costs = new double[rows][columns];
      graph.reset(columns);
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          costs[r][c] = Double.POSITIVE_INFINITY;
          if (random.nextDouble() < density) {
            costs[r][c] = ties ? random.nextInt(12) : random.nextDouble() * 12;
            graph.add(c, costs[r][c]);
          }
        }
        graph.endRow();
      }
      assignment.solve(graph, UNASSIGNED);
      double total = IntStream.range(0, rows).mapToDouble(assignment::costOf).sum();
      assertThat(total).isCloseTo(bruteForce(costs, 0, 0), within(1e-9));
      assertConsistent(assignment, rows, columns);
    }
  }

  @Test
  void solve_greedyTrap_takesTheBetterSum() {
    Assignment assignment = solve(new double[][] {{1, 2}, {1.5, 9}});
    assertThat(assignment.columnOf(0)).isEqualTo(1);
    assertThat(assignment.columnOf(1)).isZero();
  }

  @Test
  void solve_tooExpensive_staysUnassigned() {
    Assignment assignment = solve(new double[][] {{10.5}});
    assertThat(assignment.columnOf(0)).isEqualTo(-1);
    assertThat(assignment.rowOf(0)).isEqualTo(-1);
  }

  private static Assignment solve(double[][] costs) {
    CandidateGraph graph = new CandidateGraph();
    graph.reset(costs[0].length);
    for (double[] row : costs) {
      for (int c = 0; c < row.length; c++) {
        graph.add(c, row[c]);
      }
      graph.endRow();
    }
    Assignment assignment = new Assignment();
    assignment.solve(graph, UNASSIGNED);
    return assignment;
  }

  private static void assertConsistent(Assignment assignment, int rows, int columns) {
    for (int r = 0; r < rows; r++) {
      int c = assignment.columnOf(r);
      assertThat(c == -1 || assignment.rowOf(c) == r).isTrue();
    }
    for (int c = 0; c < columns; c++) {
      int r = assignment.rowOf(c);
      assertThat(r == -1 || assignment.columnOf(r) == c).isTrue();
    }
  }

  private static double bruteForce(double[][] costs, int row, int usedColumns) {
    if (row == costs.length) {
      return 0;
    }
    double best = UNASSIGNED + bruteForce(costs, row + 1, usedColumns);
    for (int c = 0; c < costs[row].length; c++) {
      if ((usedColumns & (1 << c)) == 0 && costs[row][c] < Double.POSITIVE_INFINITY) {
        double cost = costs[row][c] + bruteForce(costs, row + 1, usedColumns | (1 << c));
        best = Math.min(best, cost);
      }
    }
    return best;
  }
}
