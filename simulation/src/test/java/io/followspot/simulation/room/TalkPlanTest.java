package io.followspot.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkPlanTest {
  @Test
  void parse_everyName_isInThePlan() {
    TalkPlan plan =
        TalkPlan.parse(
            "seed=7, seconds=12.5, delay=250, drift=-100, clip=6, change=5, walking=true,"
                + " near=false, noise=-50");

    assertThat(plan).isEqualTo(new TalkPlan(7, 12.5, 250, -100, 6, 5, true, false, -50));
  }

  @Test
  void parse_whatIsNotNamed_isTheDefault() {
    assertThat(TalkPlan.parse("seed=9")).isEqualTo(TalkPlan.of(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed=1 | speed",
        "seed | seed",
        "seed=x | seed=x",
        "delay=501 | delay=501",
        "drift=NaN | drift=NaN",
        "change=11 | change=11",
        "near=yes | near=yes",
      })
  void parse_whatCanNotBe_isNamed(String text, String named) {
    assertThatThrownBy(() -> TalkPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
