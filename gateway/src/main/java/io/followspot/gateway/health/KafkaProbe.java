package io.followspot.gateway.health;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks every two seconds whether Kafka answers, and every four whether the frames in it are
 * processed. Every request has a time limit, so that a frozen broker is detected within seconds.
 */
public final class KafkaProbe implements SystemHealth, AutoCloseable {
  /** The consumer group of Flink's committed offsets, as in module.yaml. */
  static final String GROUP = "followspot";

  private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  /** It takes several requests each time, of which an idle system has few others. */
  private static final Duration PROCESSING_INTERVAL = Duration.ofSeconds(4);

  private static final int ANSWER_WITHIN_MS = 3_000;
  private static final List<String> INPUTS =
      List.of(Topics.CAMERAS, Topics.FRAMES, Topics.DETECTIONS, Topics.SOUND);

  private final Admin admin;
  private final Clock clock;
  private final ProcessingWatch watch;
  private final Thread thread = new Thread(this::run, "health");
  private volatile PartHealth kafka;
  private volatile PartHealth processing;
  private volatile Map<String, Long> lag = Map.of();
  private volatile boolean behind;
  private volatile boolean closed;

  /**
   * Starts checking.
   *
   * @param stillAfter how long frames may wait without any being processed
   */
  public KafkaProbe(KafkaConnection connection, Duration stillAfter, Clock clock) {
    this.admin = connection.admin();
    this.clock = clock;
    watch = new ProcessingWatch(stillAfter);
    kafka = new PartHealth(true, "", clock.instant());
    processing = kafka;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public PartHealth kafka() {
    return kafka;
  }

  @Override
  public PartHealth processing() {
    return processing;
  }

  @Override
  public boolean isBehind() {
    return behind;
  }

  /** How many records of each topic Flink has not committed, as of the last answer. */
  public Map<String, Long> lag() {
    return lag;
  }

  private void run() {
    long processingAskedNs = System.nanoTime() - PROCESSING_INTERVAL.toNanos();
    try {
      while (!closed) {
        long nowNs = System.nanoTime();
        boolean isDue = nowNs - processingAskedNs >= PROCESSING_INTERVAL.toNanos();
        if (isDue) {
          processingAskedNs = nowNs;
        }
        ask(isDue);
        Thread.sleep(INTERVAL.toMillis());
      }
    } catch (InterruptedException e) {
      log.debug("ends");
    }
  }

  private void ask(boolean forProcessing) throws InterruptedException {
    try {
      if (isAnswering() && forProcessing) {
        askForProcessing();
      }
    } catch (RuntimeException e) {
      log.warn("Cannot tell how Kafka is: {}", e.toString());
    }
  }

  private boolean isAnswering() throws InterruptedException {
    try {
      await(
          admin.describeCluster(new DescribeClusterOptions().timeoutMs(ANSWER_WITHIN_MS)).nodes());
      kafka = finding(true, "", kafka);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      kafka =
          finding(
              false,
              "Kafka does not answer: no frame comes in, and nothing can be saved. Look at the"
                  + " broker.",
              kafka);
      return false;
    }
  }

  private void askForProcessing() throws InterruptedException {
    try {
      Map<TopicPartition, Long> ends = ends();
      Map<TopicPartition, Long> committed = committed();
      lag = lag(ends, committed);
      Duration waited = watch.update(System.nanoTime(), ends, committed);
      behind = watch.isBehind();
      processing =
          watch.isStandingStill(waited)
              ? finding(
                  false,
                  "Messages are waiting in Kafka and none has been processed for "
                      + waited.toSeconds()
                      + " s: Flink or the functions do not work. Nothing is lost meanwhile.",
                  processing)
              : finding(true, "", processing);
    } catch (ExecutionException | TimeoutException e) {
      // A client that may not read the group's offsets cannot determine this; that is not a fault
      // of the system.
      log.debug("Cannot tell whether frames are processed", e);
    }
  }

  /** The records after the committed offsets, by topic. */
  static Map<String, Long> lag(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    Map<String, Long> lag = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          long waiting = Math.max(0, end - committed.getOrDefault(partition, 0L));
          lag.merge(partition.topic(), waiting, Long::sum);
        });
    return Map.copyOf(lag);
  }

  private PartHealth finding(boolean ok, String message, PartHealth before) {
    return new PartHealth(ok, message, clock.instant()).after(before);
  }

  private Map<TopicPartition, Long> ends()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : await(admin.describeTopics(INPUTS).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              it ->
                  wanted.put(
                      new TopicPartition(topic.name(), it.partition()), OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    await(admin.listOffsets(wanted, new ListOffsetsOptions().timeoutMs(ANSWER_WITHIN_MS)).all())
        .forEach((partition, result) -> ends.put(partition, result.offset()));
    return ends;
  }

  private Map<TopicPartition, Long> committed()
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        await(
            admin
                .listConsumerGroupOffsets(
                    GROUP, new ListConsumerGroupOffsetsOptions().timeoutMs(ANSWER_WITHIN_MS))
                .partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> committed = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            committed.put(partition, offset.offset());
          }
        });
    return committed;
  }

  private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(ANSWER_WITHIN_MS + 500L, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    admin.close(Duration.ofSeconds(1));
  }
}
