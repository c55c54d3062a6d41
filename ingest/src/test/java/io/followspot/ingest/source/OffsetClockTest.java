package io.followspot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OffsetClockTest {
  @Test
  void next_timestamps_countFromTheFirst() {
    assertThat(offsets(10, 700L, 100_700L, 200_700L)).containsExactly(0L, 100_000L, 200_000L);
  }

  @Test
  void next_noTimestamps_goesByTheRate() {
    assertThat(offsets(10, null, null, null)).containsExactly(0L, 100_000L, 200_000L);
    assertThat(offsets(10, 700L, null, 200_700L)).containsExactly(0L, 100_000L, 200_000L);
  }

  @Test
  void next_timeStandsStillOrTrembles_stillRunsForward() {
    assertThat(offsets(10, 0L, 50_000L, 50_000L, 49_000L, 100_000L))
        .containsExactly(0L, 50_000L, 50_001L, 50_002L, 100_000L);
  }

  @Test
  void next_sourceCountsAnew_goesOnFromWhereItWas() {
    assertThat(offsets(10, 5_000_000L, 9_000_000L, 0L, 100_000L))
        .containsExactly(0L, 4_000_000L, 4_100_000L, 4_200_000L);
  }

  @Test
  void next_jumpAheadInARecording_isAPauseOfASecond() {
    assertThat(offsets(10, 0L, 100_000L, 10_000_100_000L, 10_000_200_000L))
        .containsExactly(0L, 100_000L, 1_100_000L, 1_200_000L);
  }

  @Test
  void next_pausesThatAreMeant_stay() {
    assertThat(offsets(10, 0L, 50_000_000L)).containsExactly(0L, 50_000_000L);
    // One frame in ten minutes.
    assertThat(offsets(1 / 600., 0L, 600_000_000L, 1_800_000_000L))
        .containsExactly(0L, 600_000_000L, 1_800_000_000L);
  }

  @Test
  void next_timeStampsThatAreNone_countAsJumps() {
    assertThat(offsets(10, 0L, Long.MAX_VALUE, Long.MIN_VALUE, 100_000L)).isSorted();
  }

  @Test
  void next_liveClockIsSetAhead_isAPauseOfASecond() {
    long[] nowNs = {0};
    OffsetClock clock = OffsetClock.ofLiveTimestamps(10, () -> nowNs[0]);
    clock.next(OptionalLong.of(0));
    nowNs[0] = 100_000_000;

    assertThat(clock.next(OptionalLong.of(30_000_000))).isEqualTo(1_000_000);
    assertThat(clock.breaks()).isEqualTo(1);
    nowNs[0] = 40_100_000_000L;
    assertThat(clock.next(OptionalLong.of(70_000_000))).isEqualTo(41_000_000);
  }

  private static long[] offsets(double framesPerSecond, Long... timestampsUs) {
    OffsetClock clock = OffsetClock.ofTimestamps(framesPerSecond);
    Stream<OptionalLong> timestamps =
        Arrays.stream(timestampsUs)
            .map(us -> us == null ? OptionalLong.empty() : OptionalLong.of(us));
    return timestamps.mapToLong(clock::next).toArray();
  }
}
