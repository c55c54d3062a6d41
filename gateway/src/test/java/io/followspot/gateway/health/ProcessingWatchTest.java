package io.followspot.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ProcessingWatchTest {
  private static final TopicPartition FRAMES = new TopicPartition(Topics.FRAMES, 0);
  private static final TopicPartition OTHER = new TopicPartition(Topics.FRAMES, 1);
  private final ProcessingWatch watch = new ProcessingWatch(Duration.ofSeconds(10));

  @Test
  void offsetThatStays_whileFramesWait_isStandingStill() {
    assertThat(still(0, 100, 90)).isFalse();
    assertThat(still(9, 150, 90)).isFalse();
    assertThat(still(11, 200, 90)).isTrue();
    assertThat(still(12, 200, 91)).as("one step is progress").isFalse();
  }

  @Test
  void behindButMoving_isNotStandingStill() {
    for (int s = 0; s < 100; s++) {
      assertThat(still(s, 100_000, s)).isFalse();
    }
  }

  @Test
  void frameThatWaitsForLong_isBehind_thoughOthersAreProcessed() {
    still(0, 100, 99);
    still(9, 1_000, 99);
    assertThat(watch.isBehind()).as("not for long enough").isFalse();
    still(10, 1_100, 99);
    assertThat(watch.isBehind()).isTrue();
    still(18, 2_000, 100);
    assertThat(watch.isBehind()).as("what came 10 s ago is processed").isFalse();
    still(20, 2_100, 950);
    assertThat(watch.isBehind()).isTrue();
  }

  @Test
  void nothingWaiting_isNotStandingStill_howeverLong() {
    assertThat(still(0, 90, 90)).isFalse();
    assertThat(still(1_000, 90, 90)).isFalse();
    assertThat(still(1_001, 95, 90)).as("frames that just came").isFalse();
    assertThat(still(1_012, 95, 90)).isTrue();
  }

  @Test
  void neverCommitted_isStandingStill_onceFramesWait() {
    Map<TopicPartition, Long> ends = Map.of(FRAMES, 5L);
    watch.update(seconds(0), ends, Map.of());

    assertThat(watch.isStandingStill(watch.update(seconds(11), ends, Map.of()))).isTrue();
  }

  @Test
  void onePartitionOfMany_isEnough() {
    Map<TopicPartition, Long> ends = Map.of(FRAMES, 5L, OTHER, 50L);
    watch.update(seconds(0), ends, Map.of(FRAMES, 5L, OTHER, 7L));

    assertThat(
            watch.isStandingStill(watch.update(seconds(11), ends, Map.of(FRAMES, 5L, OTHER, 7L))))
        .isTrue();
  }

  private boolean still(int atS, long end, long committed) {
    return watch.isStandingStill(
        watch.update(seconds(atS), Map.of(FRAMES, end), Map.of(FRAMES, committed)));
  }

  private static long seconds(int s) {
    return Duration.ofSeconds(s).toNanos();
  }
}
