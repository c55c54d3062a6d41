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
      assertAge(atMs, atMs + 50 + atMs % 1_950, 0);
    }
  }

  @Test
  void withLongerCheckpoints_moreIsUsual() {
    Lateness rare = new Lateness(Duration.ofSeconds(10));
    rare.age(0, 100);
    assertThat(rare.age(5_000, 15_000)).isEqualTo(Duration.ZERO);
    assertThat(rare.age(20_000, 41_000)).isEqualTo(Duration.ofMillis(20_900));
  }

  @Test
  void afterAnOutage_allThatWaited_isAsOldAsItIs() {
    assertAge(0, 100, 0);
    assertAge(5_000, 13_100, 8_000);
    assertAge(7_000, 13_100, 6_000);
    assertAge(12_000, 13_100, 0);
  }

  @Test
  void clockThatDiffersFromThisOne_makesNothingLate() {
    assertAge(-HOUR_MS, 500, 0);
    assertAge(-HOUR_MS + 5_000, 5_100, 0);
    assertAge(-HOUR_MS + 10_000, 18_100, 8_000);
  }

  @Test
  void clockThatIsSet_makesNothingLate() {
    assertAge(0, 100, 0);
    assertAge(HOUR_MS + 5_000, 5_100, 0);
    assertAge(10_000, 10_100, 0);
    assertAge(-HOUR_MS + 15_000, 15_100, 0);
    assertAge(-HOUR_MS + 20_000, 29_100, 9_000);
  }

  @Test
  void clockThatIsSetByLessThanAMinute_misleadsForAMinute() {
    assertAge(0, 100, 0);
    assertAge(-25_000, 5_100, 30_000);
    assertAge(35_000, 65_100, 0);
  }

  private void assertAge(long writtenMs, long nowMs, long ageMs) {
    assertThat(lateness.age(writtenMs, nowMs)).isEqualTo(Duration.ofMillis(ageMs));
  }
}
