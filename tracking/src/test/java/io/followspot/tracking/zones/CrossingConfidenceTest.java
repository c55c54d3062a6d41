package io.followspot.tracking.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.zones.RegionTransition.LineCrossed;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingConfidenceTest {
  /** Straight up the middle of a frame that is twice as wide as high. */
  private static final Line GATE =
      new Line("gate", new RelativePoint(0.5, 0.9), new RelativePoint(0.5, 0.3));

  /** One track left of the gate, as version 1 of the state stored it. */
  private static final String VERSION_1 =
      "AQABAARnYXRlAAAAAQAAAAAAAAABP9mZmZmZmZo/4AAAAAAAAAAAAAEAAP8A";

  @Test
  void of_isTheProductOfItsTerms() {
    assertThat(CrossingConfidence.of(10, 12, 0.4, 0.02))
        .isCloseTo(0.9 * 10 / 12 * 0.95, within(1e-12));
  }

  @Test
  void of_neverFallsWithHitsAgeOfTheSameShareAndTravel_norRisesWithPredictedFramesAndNoise() {
    for (int i = 1; i < 50; i++) {
      assertThat(CrossingConfidence.of(i + 1, 60, 0.3, 0.02))
          .isGreaterThan(CrossingConfidence.of(i, 60, 0.3, 0.02));
      assertThat(CrossingConfidence.of(2L * i + 2, 3L * i + 3, 0.3, 0.02))
          .isGreaterThan(CrossingConfidence.of(2L * i, 3L * i, 0.3, 0.02));
      assertThat(CrossingConfidence.of(10, 10 + i, 0.3, 0.02))
          .isLessThan(CrossingConfidence.of(10, 9 + i, 0.3, 0.02));
      assertThat(CrossingConfidence.of(10, 10, 0.02 + 0.01 * i, 0.02))
          .isGreaterThan(CrossingConfidence.of(10, 10, 0.01 + 0.01 * i, 0.02));
      assertThat(CrossingConfidence.of(10, 10, 0.6, 0.01 * i + 0.01))
          .isLessThan(CrossingConfidence.of(10, 10, 0.6, 0.01 * i));
    }
  }

  @Test
  void of_oneHitOrTravelWithinTheNoise_isZero() {
    assertThat(CrossingConfidence.of(1, 1, 0.5, 0.02)).isZero();
    assertThat(CrossingConfidence.of(10, 10, 0.02, 0.02)).isZero();
  }

  @Test
  void observe_walksThroughAndShivers_isSureOfTheFirstOnly() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.to(0.3, 0.5).to(0.4, 0.5).to(0.515, 0.5).to(0.485, 0.5);

    // The anchor's noise is 0.022: 1 % of the frame's height and 6 % of the box's.
    List<Double> confidences = confidences(walk);
    assertThat(confidences.get(0)).isCloseTo(0.9 * (1 - 0.022 / 0.43), within(1e-6));
    assertThat(confidences.get(1)).isCloseTo(0.9 * (1 - 0.022 / 0.06), within(1e-6));
  }

  @Test
  void observe_bornOnTheLine_isLessSureThanFromTheSide() {
    Walk born = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    born.to(0.495, 0.5).to(0.515, 0.5);
    Walk came = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    came.to(0.485, 0.5).to(0.515, 0.5);

    assertThat(confidences(born).get(0)).isLessThan(confidences(came).get(0)).isLessThan(0.5);
  }

  @Test
  void observe_detectedOnce_isUnsureInsteadOfUnknown() {
    Walk walk = new Walk(new ZoneMonitor(List.of(), List.of(GATE)));
    walk.hits = 1;
    walk.to(0.3, 0.5).to(0.7, 0.5);

    assertThat(confidences(walk).get(0)).isPositive().isLessThan(1e-6);
    assertThat(confidences(walk).get(0).floatValue()).isPositive();
  }

  @Test
  void restore_stateOfVersion1_goesOn_withTheLeastReachThatItsSideSays() {
    byte[] state = Base64.getDecoder().decode(VERSION_1);
    Walk walk = new Walk(ZoneMonitor.restore(List.of(), List.of(GATE), state));
    walk.to(0.55, 0.5);

    assertThat(confidences(walk).get(0)).isCloseTo(0.9 * (1 - 0.022 / 0.122), within(1e-6));
  }

  private static List<Double> confidences(Walk walk) {
    return walk.transitions.stream().map(it -> ((LineCrossed) it).confidence()).toList();
  }
}
