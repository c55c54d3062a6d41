package io.followspot.tracking.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import org.junit.jupiter.api.Test;

class ReportingPolicyTest {
  private static final ReportingPolicy POLICY = new ReportingPolicy(ReportingConfig.DEFAULT);

  /** Told at time 0 with its centre at x = 20, going 100 px/s to the right, 100 px high. */
  private static final LastReport LAST = LastReport.of(at(0, TrackStatus.CONFIRMED, true), 0);

  @Test
  void isDue_asForetold_isFalse() {
    assertThat(POLICY.isDue(LAST, at(50, TrackStatus.CONFIRMED, true), 500_000, false)).isFalse();
  }

  @Test
  void isDue_offByMoreThanATenthOfItsHeight_isTrue() {
    assertThat(POLICY.isDue(LAST, at(61, TrackStatus.CONFIRMED, true), 500_000, false)).isTrue();
    assertThat(POLICY.isDue(LAST, at(59, TrackStatus.CONFIRMED, true), 500_000, false)).isFalse();
  }

  @Test
  void isDue_notSeen_waitsForTheHeartbeat() {
    assertThat(POLICY.isDue(LAST, at(90, TrackStatus.CONFIRMED, false), 500_000, false)).isFalse();
    assertThat(POLICY.isDue(LAST, at(90, TrackStatus.CONFIRMED, false), 1_000_000, false)).isTrue();
  }

  @Test
  void isDue_spreadHeartbeats_comeALittleEarlier() {
    ReportingPolicy spread = new ReportingPolicy(new ReportingConfig(0.1, 1_000_000, true));
    Observation first = at(90, TrackStatus.CONFIRMED, false);

    // The ordinal is 1: a step of 1/1024 of the heartbeat.
    assertThat(spread.isDue(LAST, first, 999_000, false)).isFalse();
    assertThat(spread.isDue(LAST, first, 999_100, false)).isTrue();
    assertThat(POLICY.isDue(LAST, first, 999_100, false)).isFalse();
  }

  @Test
  void isDue_changeOfLifeOrZone_isTrueAtOnce() {
    assertThat(POLICY.isDue(LAST, at(0, TrackStatus.LOST, false), 1, false)).isTrue();
    assertThat(POLICY.isDue(LAST, at(0, TrackStatus.CONFIRMED, true), 1, true)).isTrue();
  }

  @Test
  void isDue_neverTold_dependsOnWhetherItIsBelieved() {
    assertThat(POLICY.isDue(null, at(0, TrackStatus.TENTATIVE, true), 1, false)).isFalse();
    assertThat(POLICY.isDue(null, at(0, TrackStatus.ENDED, false), 1, true)).isFalse();
    assertThat(POLICY.isDue(null, at(0, TrackStatus.CONFIRMED, true), 1, false)).isTrue();
  }

  @Test
  void bearing_ofFourDirections_isClockwiseFromUp() {
    assertThat(Bearing.of(0, -5, 1)).hasValue(0);
    assertThat(Bearing.of(5, 0, 1)).hasValue(90);
    assertThat(Bearing.of(0, 5, 1)).hasValue(180);
    assertThat(Bearing.of(-5, 0, 1)).hasValue(270);
    assertThat(Bearing.of(0.5, 0.5, 1)).isEmpty();
    assertThat(Bearing.of(Double.NaN, 0, 1)).isEmpty();
  }

  private static Observation at(double left, TrackStatus status, boolean detected) {
    return new Observation(
        1,
        status,
        TrackStatus.CONFIRMED,
        EndReason.NONE,
        detected,
        detected,
        new Box(left, 0, 40, 100),
        100,
        0,
        "",
        0.9,
        -1,
        0,
        5,
        5,
        0,
        0,
        0,
        0);
  }
}
