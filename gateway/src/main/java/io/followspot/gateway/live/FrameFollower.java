package io.followspot.gateway.live;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the frames topic, but only while a client is connected: frames are most of what the brokers
 * transfer, and a gateway without viewers should cause no load.
 */
public final class FrameFollower implements LiveRoutes.Frames, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrameFollower.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long IDLE_AFTER_NS = Duration.ofSeconds(15).toNanos();

  /** How many records before the end a new follower starts, to find current pictures. */
  private static final long START_BEFORE_END = 60;

  private final KafkaConnection connection;
  private final LatestFrames latest = new LatestFrames();
  private final Thread thread = new Thread(this::run, "frames");
  private volatile long lastReadNs = System.nanoTime() - 2 * IDLE_AFTER_NS;
  private volatile boolean closed;

  /** Follows the frames of this cluster. */
  public FrameFollower(KafkaConnection connection) {
    this.connection = connection;
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public List<LiveFrame> awaitNewer(
      Set<String> cameras, Map<String, LiveFrame> seen, Duration patience)
      throws InterruptedException {
    markRead();
    return latest.awaitNewer(cameras, seen, patience);
  }

  @Override
  public List<LiveFrame> newer(Set<String> cameras, Map<String, LiveFrame> seen) {
    markRead();
    return latest.newer(cameras, seen);
  }

  @Override
  public void listen(Runnable listener) {
    latest.listen(listener);
  }

  @Override
  public void forget(Runnable listener) {
    latest.forget(listener);
  }

  private synchronized void markRead() {
    lastReadNs = System.nanoTime();
    notifyAll();
  }

  private boolean isRead() {
    return System.nanoTime() - lastReadNs < IDLE_AFTER_NS;
  }

  private synchronized void awaitReader() throws InterruptedException {
    while (!closed && !isRead()) {
      wait();
    }
  }

  private void run() {
    while (!closed) {
      try {
        awaitReader();
        follow();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("Cannot read frames, retrying: {}", e.getMessage());
        pause();
      }
    }
  }

  private void follow() {
    try (Consumer<String, byte[]> consumer =
        connection.consumer(
            Isolation.UNCOMMITTED,
            Map.of("auto.offset.reset", "latest", "max.partition.fetch.bytes", 4 << 20))) {
      List<TopicPartition> partitions = TopicReader.partitions(consumer, connection, Topics.FRAMES);
      consumer.assign(partitions);
      startOf(consumer, partitions).forEach(consumer::seek);
      catchUp(consumer, consumer.endOffsets(partitions)).values().forEach(latest::put);
      while (!closed && isRead()) {
        consumer.poll(POLL).forEach(entry -> LiveFrame.of(entry).ifPresent(latest::put));
      }
    } catch (KafkaException e) {
      log.warn("Cannot read frames, retrying: {}", e.getMessage());
      pause();
    } finally {
      latest.clear();
    }
  }

  /** Reads up to the present end without passing on past pictures. */
  private Map<String, LiveFrame> catchUp(
      Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<String, LiveFrame> last = new HashMap<>();
    while (!closed
        && isRead()
        && ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      consumer
          .poll(POLL)
          .forEach(
              entry -> LiveFrame.of(entry).ifPresent(frame -> last.put(frame.cameraId(), frame)));
    }
    return last;
  }

  private static Map<TopicPartition, Long> startOf(
      Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> start = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) ->
                start.put(
                    partition,
                    Math.max(begin.getOrDefault(partition, 0L), end - START_BEFORE_END)));
    return start;
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
