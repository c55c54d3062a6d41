package io.followspot.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is written to topics, from some offsets on, until closed. {@link TopicReader} reads a
 * range that is complete.
 *
 * <p>Either the caller's thread reads, with {@link #poll} and {@link #readUntil}, or a thread of
 * the tail's own, with {@link #follow}. Before {@link #follow}, one thread at a time may call any
 * method; {@link #stop} and {@link #close} may be called from other threads. A broker that is away
 * is waited for.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * How long one that only follows waits for a record, in a poll or, as the setting {@code
   * fetch.max.wait.ms}, at the broker: both end when there is one, a poll also by {@link #stop}.
   */
  public static final Duration FOLLOWING_WAIT = Duration.ofSeconds(5);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private final Consumer<String, byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final RetryPause pause = new RetryPause();
  private volatile @Nullable Thread thread;

  /**
   * Opens a tail at the beginning of topics.
   *
   * @throws KafkaUnavailableException if no broker answers or a topic does not exist; no consumer
   *     is left open then
   */
  public static TopicTail open(KafkaConnection connection, Isolation isolation, String... topics) {
    return open(connection, isolation, Map.of(), topics);
  }

  /**
   * The same with consumer settings of the caller.
   *
   * @throws KafkaUnavailableException as above
   */
  public static TopicTail open(
      KafkaConnection connection,
      Isolation isolation,
      Map<String, Object> overrides,
      String... topics) {
    Consumer<String, byte[]> consumer = connection.consumer(isolation, overrides);
    try {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : topics) {
        partitions.addAll(TopicReader.partitions(consumer, connection, topic));
      }
      return new TopicTail(consumer, partitions);
    } catch (RuntimeException | Error e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Opens a tail whose first record is the next one written.
   *
   * @throws KafkaUnavailableException if no broker answers or a topic does not exist; no consumer
   *     is left open then
   */
  public static TopicTail atEnd(KafkaConnection connection, Isolation isolation, String... topics) {
    return atEnd(connection, isolation, Map.of(), topics);
  }

  /**
   * The same with consumer settings of the caller.
   *
   * @throws KafkaUnavailableException as above
   */
  public static TopicTail atEnd(
      KafkaConnection connection,
      Isolation isolation,
      Map<String, Object> overrides,
      String... topics) {
    TopicTail tail = open(connection, isolation, overrides, topics);
    try {
      return tail.fromEnd();
    } catch (KafkaException e) {
      tail.close();
      throw new KafkaUnavailableException(connection.bootstrapServers(), e);
    } catch (RuntimeException | Error e) {
      tail.close();
      throw e;
    }
  }

  /** Takes over the consumer and reads from the partitions' beginnings. */
  TopicTail(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = List.copyOf(partitions);
    consumer.assign(this.partitions);
    consumer.seekToBeginning(this.partitions);
  }

  /** Continues with the next record written. */
  TopicTail fromEnd() {
    consumer.seekToEnd(partitions);
    // Seeking is lazy: without this, records written before the first poll would be skipped.
    partitions.forEach(it -> consumer.position(it, KafkaConnection.ANSWER_WITHIN));
    return this;
  }

  /** Continues at these offsets; partitions without one at the beginning. */
  public TopicTail from(Map<TopicPartition, Long> offsets) {
    consumer.seekToBeginning(partitions.stream().filter(it -> !offsets.containsKey(it)).toList());
    offsets.forEach(consumer::seek);
    return this;
  }

  /** Where the topics end now. */
  public Map<TopicPartition, Long> ends() {
    return TopicOffsets.ends(consumer, partitions);
  }

  /**
   * Where the topics end now.
   *
   * @throws KafkaException if no broker answers in time
   */
  public Map<TopicPartition, Long> ends(Duration within) {
    return TopicOffsets.ends(consumer, partitions, within);
  }

  /** Where the records begin that were written since a time; the end if there is none. */
  public Map<TopicPartition, Long> offsetsSince(Instant time) {
    return TopicOffsets.since(consumer, partitions, time);
  }

  /** The last offsets before the end, as many as that of each partition. */
  public Map<TopicPartition, Long> offsetsBeforeEnd(long count) {
    return TopicOffsets.beforeEnd(TopicOffsets.begins(consumer, partitions), ends(), count);
  }

  /** Whether all records before these offsets have been read. */
  public boolean hasReached(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
  }

  /**
   * Passes on what has been written since the last call; nothing once stopped.
   *
   * @param atMost how long to wait for the first record
   * @throws KafkaException if a broker refuses, or the thread is interrupted
   */
  public void poll(Duration atMost, TopicReader.Reader reader) {
    if (isStopped()) {
      return;
    }
    try {
      consumer.poll(atMost).forEach(reader::accept);
    } catch (WakeupException e) {
      // stop() was called: it returns no records.
    }
  }

  /**
   * Passes records on until there is what the caller waits for.
   *
   * @param done is asked before each poll; records of one poll are all passed on
   * @param atMost how long to wait for it
   * @return whether it came; false also once stopped
   * @throws KafkaException if a broker refuses, or the thread is interrupted
   */
  public boolean readUntil(BooleanSupplier done, Duration atMost, TopicReader.Reader reader) {
    long startNs = System.nanoTime();
    while (!done.getAsBoolean()) {
      long leftNs = atMost.toNanos() - (System.nanoTime() - startNs);
      if (leftNs <= 0 || isStopped()) {
        return false;
      }
      poll(leftNs < POLL.toNanos() ? Duration.ofNanos(leftNs) : POLL, reader);
    }
    return true;
  }

  /**
   * Passes records on until there is what the caller waits for, or until stopped.
   *
   * @param done is asked before each poll, at least twice a second
   * @throws KafkaException if a broker refuses, or the thread is interrupted
   */
  public void readUntil(BooleanSupplier done, TopicReader.Reader reader) {
    while (!done.getAsBoolean() && !isStopped()) {
      poll(POLL, reader);
    }
  }

  /**
   * Passes records on, on a thread of its own, until closed. An exception of the reader costs that
   * record; one of Kafka is followed by another attempt after a pause.
   *
   * @param name of the thread
   */
  public TopicTail follow(String name, TopicReader.Reader reader) {
    Thread following = new Thread(() -> follow(reader), name);
    following.setDaemon(true);
    thread = following;
    following.start();
    return this;
  }

  private void follow(TopicReader.Reader reader) {
    try {
      while (!isStopped()) {
        try {
          poll(FOLLOWING_WAIT, entry -> hand(entry, reader));
          pause.reset();
        } catch (InterruptException e) {
          return;
        } catch (KafkaException e) {
          log.warn("Cannot read from Kafka, retrying: {}", e.getMessage());
          pause.await();
        }
      }
    } finally {
      // An interrupted thread cannot close a consumer.
      Thread.interrupted();
      consumer.close();
    }
  }

  private static void hand(ConsumerRecord<String, byte[]> entry, TopicReader.Reader reader) {
    try {
      reader.accept(entry);
    } catch (RuntimeException e) {
      log.error("Skipping record {}-{}@{}", entry.topic(), entry.partition(), entry.offset(), e);
    }
  }

  /** Ends reading, from any thread; a poll under way returns at once. */
  public void stop() {
    pause.end();
    consumer.wakeup();
  }

  private boolean isStopped() {
    return pause.isEnded();
  }

  /**
   * Ends reading and closes the consumer; waits for the thread of {@link #follow} for up to 5 s.
   */
  @Override
  public void close() {
    Thread following = thread;
    if (following == null) {
      pause.end();
      consumer.close();
      return;
    }
    stop();
    try {
      following.join(CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
