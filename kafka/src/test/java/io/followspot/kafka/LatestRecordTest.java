package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LatestRecordTest {
  private static final String TOPIC = "pictures";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final KafkaConnection NOBODY = new KafkaConnection("127.0.0.1:1", Map.of());

  @Test
  void of_keyNearTheEnd_isTheLastOfIt() {
    assertThat(latest(100, Map.of(97L, "a", 98L, "a", 99L, "b"))).hasValue(98);
  }

  @Test
  void of_keyFarBack_isFoundByLookingFurther() {
    assertThat(latest(1_000, Map.of(3L, "a"))).hasValue(3);
  }

  @Test
  void of_keyThatIsNotThere_isNothing() {
    assertThat(latest(1_000, Map.of())).isEmpty();
    assertThat(latest(0, Map.of())).isEmpty();
  }

  /**
   * Returns the value of the record that was found, which is its offset; records of other keys are
   * named c.
   */
  private static Optional<Integer> latest(int count, Map<Long, String> keys) {
    try (MockConsumer<String, byte[]> consumer = new AgainAndAgain(count, keys)) {
      return LatestRecord.of(consumer, NOBODY, TOPIC, "a").map(value -> value[0] & 0xFF);
    }
  }

  /** Returns the records after each seek again; MockConsumer forgets those it has returned. */
  private static final class AgainAndAgain extends MockConsumer<String, byte[]> {
    private final int count;
    private final Map<Long, String> keys;

    AgainAndAgain(int count, Map<Long, String> keys) {
      super("earliest");
      this.count = count;
      this.keys = keys;
      Node node = new Node(0, "nowhere", 1);
      Node[] nodes = {node};
      updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
      updateBeginningOffsets(new HashMap<>(Map.of(PARTITION, 0L)));
      updateEndOffsets(new HashMap<>(Map.of(PARTITION, (long) count)));
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      for (long at = offset; at < count; at++) {
        byte[] value = {(byte) at};
        addRecord(new ConsumerRecord<>(TOPIC, 0, at, keys.getOrDefault(at, "c"), value));
      }
    }
  }
}
