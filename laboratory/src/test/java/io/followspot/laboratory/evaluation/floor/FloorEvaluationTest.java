package io.followspot.laboratory.evaluation.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.simulation.site.FloorSample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorEvaluationTest {
  private final List<Long> times = new ArrayList<>();
  private final List<FloorSample> truth = new ArrayList<>();
  private final List<FloorSample> results = new ArrayList<>();

  private void walk(int frames, double offsetM, double shakeM) {
    for (int f = 0; f < frames; f++) {
      long at = f * 100_000L;
      times.add(at);
      double curve = 0.001 * f * f * f / 27;
      truth.add(new FloorSample(at, 1, 0.1 * f + curve, 2));
      double shake = f % 2 == 0 ? shakeM : -shakeM;
      results.add(new FloorSample(at, 5, 0.1 * f + curve + offsetM + shake, 2));
    }
  }

  @Test
  void of_theTruthItself_isPerfect() {
    walk(20, 0, 0);

    FloorEvaluation found = FloorEvaluation.of(times, truth, results);

    assertThat(found.scores().hota().hota()).isCloseTo(1, within(1e-9));
    assertThat(found.scores().identity().idf1()).isCloseTo(1, within(1e-9));
    assertThat(found.jerkRatio()).isCloseTo(1, within(1e-6));
  }

  @Test
  void of_twentyCentimetresOff_losesTheThresholdAboveThatSimilarity() {
    walk(20, 0.21, 0);

    FloorEvaluation found = FloorEvaluation.of(times, truth, results);

    // Similarity 0.895: of the 19 thresholds from 0.05, the 17 up to 0.85 are passed.
    assertThat(found.scores().hota().hota()).isCloseTo(17 / 19.0, within(1e-9));
    assertThat(found.meanErrorM()).isCloseTo(0.21, within(1e-9));
    assertThat(found.jerkRatio()).isCloseTo(1, within(1e-6));
  }

  @Test
  void of_shakingResults_hasAHighJerkRatio() {
    walk(20, 0, 0.01);

    assertThat(FloorEvaluation.of(times, truth, results).jerkRatio()).isGreaterThan(5);
  }

  @Test
  void of_twoMetresOff_hasNothingInCommon() {
    walk(20, 2, 0);

    FloorEvaluation found = FloorEvaluation.of(times, truth, results);

    assertThat(found.scores().hota().hota()).isZero();
    assertThat(found.scores().clear().mota()).isCloseTo(-1, within(1e-9));
  }
}
