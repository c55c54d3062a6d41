package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicReaderTest {
  private static final String TOPIC = "events";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final KafkaConnection NOBODY = new KafkaConnection("127.0.0.1:1", Map.of());

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Long> read = new ArrayList<>();

  @Test
  void readToEnd_recordsThatComeMeanwhile_areNotRead() {
    topic(2, 5);
    write(2, 7);
    TopicReader.readToEnd(consumer, NOBODY, TOPIC, entry -> read.add(entry.offset()));

    assertThat(read).containsExactly(2L, 3L, 4L);
  }

  @Test
  void readToEnd_emptyTopic_readsNothing() {
    topic(5, 5);
    TopicReader.readToEnd(consumer, NOBODY, TOPIC, entry -> read.add(entry.offset()));

    assertThat(read).isEmpty();
  }

  @Test
  void readToEnd_missingTopic_saysSo() {
    assertThatThrownBy(() -> TopicReader.readToEnd(consumer, NOBODY, TOPIC, entry -> {}))
        .isInstanceOf(KafkaUnavailableException.class)
        .hasMessageContaining("there is no topic events");
  }

  @Test
  void read_searchHasWhatItWants_endsThere() {
    topic(0, 5);
    write(0, 5);
    TopicReader.<RuntimeException>read(
        consumer,
        NOBODY,
        range(1, 5, Duration.ofSeconds(20)),
        entry -> {
          read.add(entry.offset());
          return entry.offset() < 2;
        });

    assertThat(read).containsExactly(1L, 2L);
  }

  @Test
  void read_nothingComes_tellsTheSearchAndGivesUp() {
    topic(0, 5);
    List<String> silences = new ArrayList<>();

    assertThatThrownBy(
            () ->
                TopicReader.read(
                    consumer,
                    NOBODY,
                    range(0, 5, Duration.ofMillis(20)),
                    new TopicReader.Search<RuntimeException>() {
                      @Override
                      public boolean accept(ConsumerRecord<String, byte[]> entry) {
                        return true;
                      }

                      @Override
                      public void onSilence() {
                        silences.add("nothing");
                      }
                    }))
        .isInstanceOf(KafkaUnavailableException.class);
    assertThat(silences).isNotEmpty();
  }

  @Test
  void read_searchThrows_passesItOn() {
    topic(0, 5);
    write(0, 5);

    assertThatThrownBy(
            () ->
                TopicReader.<IOException>read(
                    consumer,
                    NOBODY,
                    range(0, 5, Duration.ofSeconds(20)),
                    entry -> {
                      throw new IOException("the client has gone");
                    }))
        .isInstanceOf(IOException.class);
  }

  @Test
  void range_endWithoutBeginning_isRefused() {
    assertThatThrownBy(() -> new TopicReader.Range(Map.of(), Map.of(PARTITION, 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("events-0");
  }

  private static TopicReader.Range range(long from, long until, Duration patience) {
    return new TopicReader.Range(Map.of(PARTITION, from), Map.of(PARTITION, until), patience);
  }

  private void topic(long begin, long end) {
    Node node = new Node(0, "nowhere", 1);
    Node[] nodes = {node};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, begin));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private void write(long from, long until) {
    consumer.schedulePollTask(
        () -> {
          for (long at = from; at < until; at++) {
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, at, "key", new byte[0]));
          }
        });
  }
}
