package io.followspot.gateway.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final long HOUR_MS = 3_600_000;

  private final Lateness lateness = new Lateness(Duration.ofSeconds(1));

  @Test
  void waitingForACheckpoint_isNotLate() {
    for (long atMs = 0; atMs < 100_000; atMs += 5_000) {
      assertLate(atMs, atMs + 50 + atMs % 1_950, 0);
    }
  }

  @Test
  void withRareCheckpoints_moreIsUsual() {
    Lateness rare = new Lateness(Duration.ofSeconds(10));
    rare.of(0, 100);
    assertThat(rare.of(5_000, 15_000)).isEqualTo(Duration.ZERO);
    assertThat(rare.of(20_000, 41_000)).isEqualTo(Duration.ofMillis(20_900));
  }

  @Test
  void afterAnOutage_allThatWaited_isAsLateAsItIs() {
    assertLate(0, 100, 0);
    assertLate(5_000, 13_100, 8_000);
    assertLate(7_000, 13_100, 6_000);
    assertLate(12_000, 13_100, 0);
    assertLate(13_000, 83_100, 70_000);
  }

  @Test
  void clockThatDiffersFromThisOne_makesNothingLate() {
    assertLate(-HOUR_MS, 500, 0);
    assertLate(-HOUR_MS + 5_000, 5_100, 0);
    assertLate(-HOUR_MS + 10_000, 18_100, 8_000);
  }

  @Test
  void clockThatIsSetByAnHour_makesNothingLate() {
    assertLate(0, 100, 0);
    assertLate(HOUR_MS + 5_000, 5_100, 0);
    assertLate(10_000, 10_100, 0);
    assertLate(-HOUR_MS + 15_000, 15_100, 0);
    assertLate(-HOUR_MS + 20_000, 29_100, 9_000);
  }

  @Test
  void clockThatIsSetBackByLess_isKnownAfterTwelveEvents() {
    assertLate(0, 100, 0);
    for (int i = 1; i < 12; i++) {
      assertLate(i * 5_000 - 30_000, i * 5_000 + 100, 30_000);
    }
    assertLate(60_000 - 30_000, 60_100, 0);
  }

  private void assertLate(long writtenMs, long nowMs, long lateMs) {
    assertThat(lateness.of(writtenMs, nowMs)).isEqualTo(Duration.ofMillis(lateMs));
  }
}
