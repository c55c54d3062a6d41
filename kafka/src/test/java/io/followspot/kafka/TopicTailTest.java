package io.followspot.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TopicTailTest {
  private static final String TOPIC = "events";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Long> read = new CopyOnWriteArrayList<>();
  private TopicTail tail;

  @BeforeEach
  void open() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 2L));
    consumer.updateEndOffsets(Map.of(PARTITION, 4L));
    tail = new TopicTail(consumer, List.of(PARTITION));
  }

  @AfterEach
  void close() {
    tail.close();
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void poll_fromTheBeginning_passesOnTheOldest() {
    write(2, 3);
    tail.poll(Duration.ZERO, entry -> read.add(entry.offset()));

    assertThat(read).containsExactly(2L, 3L);
  }

  @Test
  void fromEnd_passesOnNothingOld() {
    tail.fromEnd();
    write(2, 3, 4);
    tail.poll(Duration.ZERO, entry -> read.add(entry.offset()));

    assertThat(read).containsExactly(4L);
  }

  @Test
  void from_certainOffsets_continuesThere() {
    assertThat(tail.hasReached(tail.ends())).isFalse();
    tail.from(Map.of(PARTITION, 3L));
    write(2, 3);
    tail.poll(Duration.ZERO, entry -> read.add(entry.offset()));

    assertThat(read).containsExactly(3L);
    assertThat(tail.hasReached(tail.ends())).isTrue();
  }

  @Test
  void offsetsBeforeEnd_moreThanThereAre_isTheBeginning() {
    assertThat(tail.offsetsBeforeEnd(1)).containsEntry(PARTITION, 3L);
    assertThat(tail.offsetsBeforeEnd(60)).containsEntry(PARTITION, 2L);
  }

  @Test
  void readUntil_whatItWaitsFor_endsWithThatPoll() {
    consumer.schedulePollTask(() -> write(2));
    consumer.schedulePollTask(() -> write(3));
    consumer.schedulePollTask(() -> write(4));

    assertThat(
            tail.readUntil(
                () -> read.contains(3L), Duration.ofSeconds(20), entry -> read.add(entry.offset())))
        .isTrue();
    assertThat(read).containsExactly(2L, 3L);
  }

  @Test
  void readUntil_itDoesNotCome_endsInTime() {
    assertThat(tail.readUntil(() -> false, Duration.ofMillis(50), entry -> {})).isFalse();
  }

  @Test
  void readUntil_brokerRefuses_throws() {
    consumer.setPollException(new AuthorizationException("no"));

    assertThatThrownBy(() -> tail.readUntil(() -> false, entry -> {}))
        .isInstanceOf(KafkaException.class);
  }

  @Test
  void stop_fromAnotherThread_endsReading() throws Exception {
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> tail.readUntil(() -> false, entry -> {}));
    tail.stop();

    reading.get(10, TimeUnit.SECONDS);
    assertThat(tail.readUntil(() -> false, Duration.ofDays(1), entry -> {})).isFalse();
  }

  @Test
  void follow_readerThrows_skipsThatRecordOnly() {
    write(2, 3);
    tail.follow(
        "tail",
        entry -> {
          if (entry.offset() == 2) {
            throw new IllegalStateException("this record");
          }
          read.add(entry.offset());
        });

    await().until(() -> read.contains(3L));
  }

  @Test
  void follow_kafkaFails_continuesAfterAPause() {
    consumer.setPollException(new KafkaException("for a moment"));
    tail.follow("tail", entry -> read.add(entry.offset()));
    write(2);

    await().until(() -> read.equals(List.of(2L)));
  }

  @Test
  void follow_readerFailsBadly_closesTheConsumer() {
    write(2);
    tail.follow(
        "tail",
        entry -> {
          throw new TestError();
        });

    await().until(consumer::closed);
  }

  @Test
  void close_duringAPause_doesNotWaitForIt() {
    consumer.setPollException(new KafkaException("for a moment"));
    tail.follow("tail", entry -> {});
    long startNs = System.nanoTime();
    tail.close();

    assertThat(System.nanoTime() - startNs).isLessThan(TimeUnit.MILLISECONDS.toNanos(900));
  }

  @Test
  void open_missingBroker_saysSo() {
    assertThatThrownBy(
            () ->
                TopicTail.open(
                    new KafkaConnection("127.0.0.1:1", Map.of()), Isolation.COMMITTED, TOPIC))
        .isInstanceOf(KafkaUnavailableException.class);
  }

  private void write(long... offsets) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    for (long offset : offsets) {
      records.add(new ConsumerRecord<>(TOPIC, 0, offset, "key", new byte[0]));
    }
    records.forEach(consumer::addRecord);
  }

  private static final class TestError extends Error {
    private static final long serialVersionUID = 1L;
  }
}
