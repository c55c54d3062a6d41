package io.followspot.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordTopicsTest {
  private static final TopicPartition PARTITION = new TopicPartition("frames", 3);
  private static final byte[] VALUE = {1, 2, 3};

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>(OffsetResetStrategy.NONE);
  private final RecordTopics topics =
      new RecordTopics(properties -> consumer, Duration.ofMillis(50));

  @Test
  void wantedRecords_areFoundBetweenOthers() {
    topicFrom(5, 9);

    Map<RecordPlace, byte[]> found = topics.read(List.of(at(8), at(6)));

    assertThat(found).containsOnlyKeys(at(6), at(8)).containsEntry(at(6), VALUE);
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void recordsThatHaveLeftTheTopic_areLeftOut() {
    topicFrom(5, 9);

    assertThat(topics.read(List.of(at(2), at(7)))).containsOnlyKeys(at(7));
  }

  @Test
  void recordsBeyondTheEnd_areLeftOutWithoutWaiting() {
    topicFrom(5, 9);

    assertThat(topics.read(List.of(at(9), at(1_000)))).isEmpty();
  }

  @Test
  void aBrokerThatSendsNothing_isReportedInTime() {
    topicFrom(5, 9);
    consumer.updateEndOffsets(Map.of(PARTITION, 20L));

    assertThatThrownBy(() -> topics.read(List.of(at(15))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("frames-3");
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void aTopicThatNoIngressReads_isReported() {
    assertThatThrownBy(() -> topics.read(List.of(at(6))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("frames");
  }

  private void topicFrom(long begin, long end) {
    topics.add("frames", new Properties());
    consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    consumer.schedulePollTask(
        () -> {
          for (long offset = begin; offset < end; offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    PARTITION.topic(), PARTITION.partition(), offset, new byte[0], VALUE));
          }
        });
  }

  private static RecordPlace at(long offset) {
    return new RecordPlace(PARTITION.topic(), PARTITION.partition(), offset, 7);
  }
}
