package io.followspot.tracking.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MarginsTest {
  private static final double UNASSIGNED = 10;

  @Test
  void of_soleChoice_isHowFarFromUnassigned() {
    assertThat(judge(new double[][] {{2}}).of(0)).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void of_rivalAlmostAsGood_isSmall() {
    Margins margins = judge(new double[][] {{2}, {2.5}});
    assertThat(margins.of(0)).isCloseTo(0.05, within(1e-12));
    assertThat(margins.of(1)).isZero();
  }

  @Test
  void of_otherChoiceAlmostAsGood_isSmall() {
    assertThat(judge(new double[][] {{2, 2.5}}).of(0)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void of_randomCosts_isWithinZeroToOne() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      double[][] costs = new double[1 + random.nextInt(6)][1 + random.nextInt(6)];
      for (double[] row : costs) {
        for (int c = 0; c < row.length; c++) {
          row[c] = 12 * random.nextDouble();
        }
      }
      Margins margins = judge(costs);
      for (int row = 0; row < costs.length; row++) {
        assertThat(margins.of(row)).isBetween(0.0, 1.0);
      }
    }
  }

  private static Margins judge(double[][] costs) {
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
    Margins margins = new Margins();
    margins.judge(graph, assignment, UNASSIGNED);
    return margins;
  }
}
