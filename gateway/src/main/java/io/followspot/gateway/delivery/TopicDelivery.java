package io.followspot.gateway.delivery;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RetryPause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the committed records of a topic to one receiver, in order, each at least once.
 *
 * <p>The queue is the topic: a record is behind the consumer group's offset once the receiver
 * returns, so that a restarted gateway continues where it was, and of several gateways one
 * delivers. A group that is new gets the records from then on. The loop is its own, since it is the
 * only kind of reader that is one of a group and commits each record.
 */
public final class TopicDelivery implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TopicDelivery.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /** Longer than a receiver takes for one record. */
  private static final int MAX_POLL_INTERVAL_MS = 600_000;

  private final Consumer<String, byte[]> consumer;
  private final String topic;
  private final String name;
  private final Receiver receiver;
  private final Thread thread;
  private final RetryPause pause = new RetryPause();
  private volatile boolean closed;

  /** Takes the records, on one thread. */
  public interface Receiver {
    /**
     * Takes a record; it is not offered again after this returns. May take minutes.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void accept(ConsumerRecord<String, byte[]> entry) throws InterruptedException;

    /**
     * Called about twice a second while there is nothing to take.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    default void onSilence() throws InterruptedException {}
  }

  /**
   * Starts delivering.
   *
   * @param group the consumer group, whose offset is the place of the next record
   * @param name of the thread, and of this delivery in log messages
   */
  public TopicDelivery(
      KafkaConnection connection, String group, String topic, String name, Receiver receiver) {
    this(
        connection.consumer(
            Isolation.COMMITTED,
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                MAX_POLL_INTERVAL_MS)),
        topic,
        name,
        receiver);
  }

  /** Starts delivering with a consumer, which is closed with this. */
  public TopicDelivery(
      Consumer<String, byte[]> consumer, String topic, String name, Receiver receiver) {
    this.consumer = consumer;
    this.topic = topic;
    this.name = name;
    this.receiver = receiver;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      consumer.subscribe(List.of(topic));
      deliverAll();
    } finally {
      // An interrupted thread cannot close a consumer.
      Thread.interrupted();
      consumer.close();
    }
  }

  private void deliverAll() {
    boolean positioned = false;
    while (!closed) {
      try {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<String, byte[]> entry : records) {
          receiver.accept(entry);
        }
        if (!records.isEmpty() || (!positioned && !consumer.assignment().isEmpty())) {
          // Also once without a record: otherwise what comes while the gateway is down is skipped.
          consumer.commitSync();
          positioned = true;
        }
        if (records.isEmpty()) {
          receiver.onSilence();
        }
        pause.reset();
      } catch (WakeupException | InterruptedException | InterruptException e) {
        // close() is waiting, and the loop ends.
      } catch (RuntimeException e) {
        log.warn("Cannot deliver {}, retrying", name, e);
        pause.await();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    pause.end();
    consumer.wakeup();
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
