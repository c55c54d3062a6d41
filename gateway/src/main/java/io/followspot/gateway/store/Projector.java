package io.followspot.gateway.store;

import io.followspot.json.TimestampFormat;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.RetryPause;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the tables with committed events, on a separate thread. Its loop is its own, since
 * offsets are part of the store's transactions, which are written poll by poll and seek.
 */
public final class Projector implements Freshness, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Projector.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ENDS_CHECK_INTERVAL = Duration.ofSeconds(2);
  private static final Duration BETWEEN_CLEANUPS = Duration.ofHours(1);
  private static final Duration CHANGE_WAIT = Duration.ofSeconds(20);

  private final KafkaConnection connection;
  private final Projection projection;
  private final RetentionReader retention;
  private final TopicSpan topics;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "projector");
  private final RetryPause pause = new RetryPause();
  private volatile boolean closed;
  private volatile boolean rebuild;
  private volatile boolean rebuilding;
  private volatile long lagRecords;
  private volatile @Nullable Instant upToDateAt;
  private volatile @Nullable String stoppedBecause;
  private volatile @Nullable Consumer<String, byte[]> reading;
  private final Queue<ExclusiveChange<?>> changes = new ConcurrentLinkedQueue<>();
  private Instant endsCheckedAt = Instant.EPOCH;
  private Instant cleanedAt = Instant.EPOCH;
  private boolean cutOff;
  private boolean allPlaced;

  /**
   * Starts the projection; the clock is used only for retention and {@link #asOf}.
   *
   * @param retention of cameras whose registration states none
   */
  public Projector(
      KafkaConnection connection, Projection projection, Duration retention, Clock clock) {
    this.connection = connection;
    this.projection = projection;
    this.retention = new RetentionReader(connection, retention);
    this.clock = clock;
    topics = new TopicSpan(connection, clock);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public Optional<Instant> asOf() {
    return Optional.ofNullable(upToDateAt);
  }

  @Override
  public boolean isRebuilding() {
    return rebuilding;
  }

  @Override
  public long skipped() {
    return projection.skipped();
  }

  /** How many committed events are not in the tables, as of the last answer of the brokers. */
  public long lagRecords() {
    return lagRecords;
  }

  @Override
  public Optional<String> stoppedBecause() {
    return Optional.ofNullable(stoppedBecause);
  }

  @Override
  public Optional<Instant> lostByRebuild() {
    if (stoppedBecause != null) {
      // The history does not come from these topics.
      return Optional.of(clock.instant());
    }
    Optional<Long> oldestUs = projection.oldestUs();
    return topics
        .beginUs()
        .filter(begin -> oldestUs.isPresent() && oldestUs.get() < begin)
        .map(TimestampFormat::instant);
  }

  @Override
  public void rebuild() {
    rebuilding = true;
    rebuild = true;
  }

  @Override
  public <T> T change(Function<TopicBounds, T> change) throws InterruptedException {
    ExclusiveChange<T> waiting = new ExclusiveChange<>(change);
    changes.add(waiting);
    long giveUpAt = System.nanoTime() + CHANGE_WAIT.toNanos();
    while (!waiting.isClaimed() && System.nanoTime() < giveUpAt) {
      Thread.sleep(20);
    }
    if (waiting.cancel()) {
      changes.remove(waiting);
      throw KafkaUnavailableException.silent(connection.bootstrapServers());
    }
    return waiting.await();
  }

  private void makeChanges(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    if (changes.isEmpty()) {
      return;
    }
    TopicBounds topics =
        new TopicBounds(
            consumer.beginningOffsets(partitions, KafkaConnection.ANSWER_WITHIN),
            consumer.endOffsets(partitions, KafkaConnection.ANSWER_WITHIN));
    // Until the consumer has read all again, answers are of an earlier moment.
    rebuilding = true;
    upToDateAt = null;
    stoppedBecause = null;
    for (ExclusiveChange<?> next = changes.poll(); next != null; next = changes.poll()) {
      next.run(topics);
    }
    // A restored backup may be of an earlier version.
    allPlaced = false;
    seek(consumer, partitions);
  }

  private void run() {
    while (!closed) {
      try (Consumer<String, byte[]> consumer =
          // No longer wait for fetches than by default, 500 ms: the question for the end offsets
          // waits
          // for the answer of the fetch before it, on the same connection.
          connection.consumer(Isolation.COMMITTED, Map.of("max.poll.records", 2_000))) {
        reading = consumer;
        project(consumer);
      } catch (WakeupException e) {
        // close() calls wakeup() so that the flag is checked.
      } catch (RuntimeException e) {
        if (!closed) {
          log.warn("History is not updated, retrying: {}", e.toString());
          pause.await();
        }
      }
    }
  }

  private void project(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic :
        List.of(Topics.TRACK_EVENTS, Topics.CAMERA_EVENTS, Topics.IDENTITY_EVENTS)) {
      partitions.addAll(TopicReader.partitions(consumer, connection, topic));
    }
    consumer.assign(partitions);
    seek(consumer, partitions);
    while (!closed) {
      if (rebuild) {
        rebuild = false;
        upToDateAt = null;
        stoppedBecause = null;
        projection.clear();
        consumer.seekToBeginning(partitions);
        log.info("History is being rebuilt");
      }
      makeChanges(consumer, partitions);
      if (stoppedBecause != null) {
        pause.reset();
        pause.await();
        continue;
      }
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      pause.reset();
      if (!records.isEmpty()) {
        projection.write(records);
      }
      allPlaced = allPlaced || !projection.placeSome();
      checkEnds(consumer, partitions);
      cleanUp();
    }
  }

  private void seek(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> offsets = projection.offsets();
    consumer.seekToBeginning(partitions);
    // A store that is ahead of the topics belongs to another cluster, or the topics were deleted.
    // The same ids mean other tracks there: do not mix them, and delete nothing without being
    // asked.
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    if (new TopicBounds(Map.of(), ends).areShorterThan(offsets)) {
      rebuilding = false;
      stoppedBecause =
          "The topics are shorter than the store's offsets: the store belongs to other topics."
              + " Projection stops until ./followspot history rebuild --accept-loss discards it, or"
              + " the gateway is connected to the matching Kafka or store.";
      log.error(stoppedBecause);
      return;
    }
    offsets.forEach(
        (partition, next) -> {
          if (partitions.contains(partition)) {
            consumer.seek(partition, next);
          }
        });
  }

  /**
   * Asks the brokers regularly for the end offsets. Only their answer proves that the tables are up
   * to date: a consumer that reaches no broker has nothing to read, either.
   */
  private void checkEnds(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Instant now = clock.instant();
    if (endsCheckedAt.plus(ENDS_CHECK_INTERVAL).isAfter(now)) {
      return;
    }
    endsCheckedAt = now;
    try {
      Map<TopicPartition, Long> ends =
          consumer.endOffsets(partitions, KafkaConnection.ANSWER_WITHIN);
      if (cutOff) {
        cutOff = false;
        log.info("Kafka answers again");
      }
      lagRecords =
          ends.entrySet().stream()
              .mapToLong(it -> Math.max(0, it.getValue() - consumer.position(it.getKey())))
              .sum();
      if (lagRecords == 0) {
        upToDateAt = now;
        if (rebuilding) {
          // The topics may contain what had been deleted from the tables.
          cleanedAt = Instant.EPOCH;
        }
        rebuilding = rebuild;
      }
    } catch (TimeoutException e) {
      if (!cutOff) {
        cutOff = true;
        log.warn(
            "Kafka does not answer at {}: history is not updated until it does",
            connection.bootstrapServers());
      }
    }
  }

  private void cleanUp() {
    Instant now = clock.instant();
    if (cleanedAt.plus(BETWEEN_CLEANUPS).isBefore(now)) {
      HistoryRetention kept = retention.read();
      int gone = projection.forget(kept, now);
      cleanedAt = now;
      if (gone > 0) {
        log.info(
            "History deleted {} tracks older than {}, or than their cameras' retention",
            gone,
            kept.byDefault());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    pause.end();
    // An interrupt would close the embedded database's file channel.
    Consumer<String, byte[]> consumer = reading;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
