package io.followspot.cli.chaos;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.cli.LocalTimes;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Measures, as a reader of committed events, how long after its frame was captured each track event
 * became visible. A frame that waits for a broker or a publisher counts too.
 */
final class VisibilityMonitor implements AutoCloseable {
  private final Consumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::listen, "visibility-watch");
  private final List<Long> delaysUs = new ArrayList<>();
  private volatile boolean stopped;

  VisibilityMonitor(KafkaConnection connection) {
    consumer = TopicReader.atEnd(connection, Isolation.COMMITTED, Topics.TRACK_EVENTS);
    thread.start();
  }

  private void listen() {
    while (!stopped) {
      consumer.poll(Duration.ofMillis(50)).forEach(entry -> accept(entry.value()));
    }
    consumer.close();
  }

  private synchronized void accept(byte[] value) {
    try {
      TrackEvent event = TrackEvent.parseFrom(value);
      delaysUs.add(LocalTimes.nowUs() - event.getTrack().getFrame().getCapturedAtUs());
    } catch (InvalidProtocolBufferException e) {
      // Another program's record; nothing to measure.
    }
  }

  /** The delay in seconds that this part of the events did not exceed; "-" without events. */
  synchronized String text(double quantile) {
    return delaysUs.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", seconds(quantile));
  }

  synchronized Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("events", delaysUs.size());
    if (!delaysUs.isEmpty()) {
      map.put("p50", seconds(0.5));
      map.put("p99", seconds(0.99));
      map.put("longest", seconds(1));
    }
    return map;
  }

  private double seconds(double quantile) {
    List<Long> sorted = delaysUs.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size())) / 1e6;
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join();
  }
}
