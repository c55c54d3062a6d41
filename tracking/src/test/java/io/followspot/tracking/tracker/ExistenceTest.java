package io.followspot.tracking.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExistenceTest {
  private final Existence existence =
      new Existence(TrackerConfig.DEFAULT.existence(), new DetectorProfile());

  @BeforeEach
  void begin() {
    existence.beginFrame();
  }

  @Test
  void afterMiss_ofAKnownObject_countsLessEachTime() {
    int first = lostBy(false, 1);
    assertThat(lostBy(false, 4)).isCloseTo(first / 4, within(1));
  }

  @Test
  void afterMiss_ofATentativeTrack_countsFullyEachTime() {
    assertThat(lostBy(true, 4)).isEqualTo(lostBy(true, 1)).isEqualTo(lostBy(false, 1)).isPositive();
  }

  @Test
  void tentativeTrack_isRefutedByMisses_asConfirmedByHits() {
    short value = 0;
    for (int misses = 1; !existence.isRefuted(value); misses++) {
      assertThat(misses).isLessThan(20);
      value = existence.afterMiss(value, true, misses);
    }
    value = 0;
    for (int hits = 1; !existence.isSure(value); hits++) {
      assertThat(hits).isLessThan(20);
      value = existence.afterHit(value, false);
    }
  }

  private int lostBy(boolean tentative, int misses) {
    short before = 1_000;
    return before - existence.afterMiss(before, tentative, misses);
  }
}
