package io.followspot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockGuardTest {
  private long clockMs = 1_800_000_000_000L;
  private long elapsedNs = 42;
  private final ClockGuard guard = new ClockGuard(() -> clockMs, () -> elapsedNs);

  @Test
  void aClockThatRuns_isNotAStep() {
    pass(1_000, 1_000);

    assertThat(guard.step()).isEmpty();
  }

  @Test
  void setBackAnHour_isAStepOnce() {
    pass(1_000, -3_599_000);

    assertThat(guard.step()).contains(Duration.ofHours(1));
    pass(1_000, 1_000);
    assertThat(guard.step()).isEmpty();
  }

  @Test
  void setForwardAndRightAgain_isAStepBack() {
    pass(1_000, 3_601_000);
    assertThat(guard.step()).isEmpty();
    pass(1_000, -3_599_000);

    assertThat(guard.step()).contains(Duration.ofHours(1));
  }

  @Test
  void smallCorrections_areNotAStep() {
    for (int second = 0; second < 60; second++) {
      pass(1_000, 990);
      assertThat(guard.step()).isEmpty();
    }
    pass(1_000, 1_000 - ClockGuard.TOLERATED.toMillis());

    assertThat(guard.step()).isEmpty();
  }

  @Test
  void aLongPauseOfTheProcess_isNotAStep() {
    pass(7_200_000, 7_200_000);

    assertThat(guard.step()).isEmpty();
  }

  private void pass(long elapsedMs, long onTheClockMs) {
    elapsedNs += elapsedMs * 1_000_000;
    clockMs += onTheClockMs;
  }
}
