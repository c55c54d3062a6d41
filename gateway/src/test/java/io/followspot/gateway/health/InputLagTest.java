package io.followspot.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InputLagTest {
  @Test
  void lag_isWhatFollowsTheCommittedOffsets_byTopic() {
    TopicPartition first = new TopicPartition("followspot.frames", 0);
    TopicPartition second = new TopicPartition("followspot.frames", 1);
    TopicPartition other = new TopicPartition("followspot.cameras", 0);

    assertThat(
            KafkaProbe.lag(
                Map.of(first, 100L, second, 30L, other, 5L), Map.of(first, 90L, other, 8L)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("followspot.frames", 40L, "followspot.cameras", 0L));
  }
}
