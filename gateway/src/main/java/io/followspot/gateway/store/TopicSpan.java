package io.followspot.gateway.store;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicOffsets;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The time from which on the topic of track events is complete. */
final class TopicSpan {
  private final KafkaConnection connection;
  private final Clock clock;

  /** Reads through this connection; an empty topic begins now. */
  TopicSpan(KafkaConnection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * When the topic begins, in microseconds since 1970; empty if nothing was deleted from it yet.
   * Cameras are spread over partitions, whose retention differs: the latest beginning counts.
   *
   * @throws io.followspot.kafka.KafkaUnavailableException if no broker answers
   */
  Optional<Long> beginUs() {
    try (Consumer<String, byte[]> consumer =
        connection.consumer(Isolation.COMMITTED, Map.of("max.poll.records", 1))) {
      List<TopicPartition> partitions =
          TopicReader.partitions(consumer, connection, Topics.TRACK_EVENTS);
      Map<TopicPartition, Long> begins = TopicOffsets.begins(consumer, partitions);
      Map<TopicPartition, Long> ends = TopicOffsets.ends(consumer, partitions);
      return begins.entrySet().stream()
          .filter(begin -> begin.getValue() > 0)
          .map(
              begin ->
                  firstUs(
                      consumer,
                      new TopicReader.Range(
                          Map.of(begin.getKey(), begin.getValue()),
                          Map.of(begin.getKey(), ends.getOrDefault(begin.getKey(), 0L)))))
          .max(Long::compare);
    }
  }

  private long firstUs(Consumer<String, byte[]> consumer, TopicReader.Range range) {
    AtomicReference<@Nullable Long> first = new AtomicReference<>();
    TopicReader.<RuntimeException>read(
        consumer,
        connection,
        range,
        entry -> {
          try {
            first.set(ColumnValues.occurredAtUs(TrackEvent.parseFrom(entry.value())));
            return false;
          } catch (InvalidProtocolBufferException e) {
            // Another program's record: use the next one.
            return true;
          }
        });
    return Optional.ofNullable(first.get())
        .orElseGet(() -> ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }
}
