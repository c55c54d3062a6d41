package io.followspot.gateway.live;

import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RetryPause;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the frames topic, but only while a client is connected: frames are most of what the brokers
 * transfer, and a gateway without viewers should cause no load.
 */
public final class FrameFollower implements LiveRoutes.Frames, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrameFollower.class);
  private static final long IDLE_AFTER_NS = Duration.ofSeconds(15).toNanos();

  /** How many records before the end a new follower starts, to find current pictures. */
  private static final long START_BEFORE_END = 60;

  private static final Map<String, Object> SETTINGS =
      Map.of("auto.offset.reset", "latest", "max.partition.fetch.bytes", 4 << 20);

  private final KafkaConnection connection;
  private final LatestFrames latest = new LatestFrames();
  private final Thread thread = new Thread(this::run, "frames");
  private volatile long lastReadNs = System.nanoTime() - 2 * IDLE_AFTER_NS;
  private final RetryPause pause = new RetryPause();
  private volatile @Nullable TopicTail reading;
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
    return !closed && System.nanoTime() - lastReadNs < IDLE_AFTER_NS;
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
        pause.await();
      }
    }
  }

  private void follow() {
    try (TopicTail tail =
        TopicTail.open(connection, Isolation.UNCOMMITTED, SETTINGS, Topics.FRAMES)) {
      reading = tail;
      Map<TopicPartition, Long> ends = tail.ends();
      tail.from(tail.offsetsBeforeEnd(START_BEFORE_END));
      // Up to the present end without passing on past pictures.
      Map<String, LiveFrame> last = new HashMap<>();
      tail.readUntil(
          () -> !isRead() || tail.hasReached(ends),
          entry -> LiveFrame.of(entry).ifPresent(frame -> last.put(frame.cameraId(), frame)));
      last.values().forEach(latest::put);
      pause.reset();
      tail.readUntil(() -> !isRead(), entry -> LiveFrame.of(entry).ifPresent(latest::put));
    } finally {
      reading = null;
      latest.clear();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    pause.end();
    TopicTail tail = reading;
    if (tail != null) {
      tail.stop();
    }
  }
}
