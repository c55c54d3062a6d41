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

  private static long[] offsets(double framesPerSecond, Long... timestampsUs) {
    OffsetClock clock = OffsetClock.ofTimestamps(framesPerSecond);
    Stream<OptionalLong> timestamps =
        Arrays.stream(timestampsUs)
            .map(us -> us == null ? OptionalLong.empty() : OptionalLong.of(us));
    return timestamps.mapToLong(clock::next).toArray();
  }
}
