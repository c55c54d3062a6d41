package io.followspot.laboratory.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaximumMatchingTest {
  @Test
  void of_randomScores_isAsGoodAsTryingAll() {
    Random random = new Random(5);
    for (int trial = 0; trial < 500; trial++) {
      int rows = random.nextInt(7);
      int columns = random.nextInt(7);
      double[][] score = new double[rows][columns];
      for (double[] row : score) {
        for (int c = 0; c < columns; c++) {
          row[c] = random.nextInt(4) == 0 ? 0 : random.nextDouble();
        }
      }
      int[] columnOf = MaximumMatching.of(score, columns);
      Set<Integer> used = new HashSet<>();
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        if (columnOf[r] >= 0) {
          assertThat(used.add(columnOf[r])).isTrue();
          sum += score[r][columnOf[r]];
        }
      }
      assertThat(used).hasSize(Math.min(rows, columns));
      assertThat(sum).isCloseTo(best(score, 0, new boolean[columns]), within(1e-9));
    }
  }

  private static double best(double[][] score, int row, boolean[] used) {
    if (row == score.length) {
      return 0;
    }
    double best = best(score, row + 1, used);
    for (int c = 0; c < used.length; c++) {
      if (!used[c]) {
        used[c] = true;
        best = Math.max(best, score[row][c] + best(score, row + 1, used));
        used[c] = false;
      }
    }
    return best;
  }
}
