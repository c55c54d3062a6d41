package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Measures the time from a frame's capture until a consumer has its result, while the cameras
 * stream in real time.
 */
final class LatencyRun {
  private final KafkaConnection connection;
  private final Publishers publishers;

  LatencyRun(KafkaConnection connection, Publishers publishers) {
    this.connection = connection;
    this.publishers = publishers;
  }

  /**
   * A distribution in milliseconds.
   *
   * @param samples number of records
   */
  record Latency(long samples, double p50Ms, double p99Ms) {
    static Latency of(LongStream microseconds) {
      long[] sorted = microseconds.sorted().toArray();
      if (sorted.length == 0) {
        return new Latency(0, Double.NaN, Double.NaN);
      }
      return new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double quantile) {
      return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e3;
    }
  }

  /** The measurements: live positions, and committed events. */
  record Latencies(Latency positions, Latency events) {}

  Latencies run(long framesPerCamera) throws InterruptedException {
    Listener positions =
        new Listener(
            Topics.TRACK_POSITIONS,
            Isolation.UNCOMMITTED,
            value -> TrackPosition.parseFrom(value).getFrame().getCapturedAtUs());
    Listener events =
        new Listener(
            Topics.TRACK_EVENTS,
            Isolation.COMMITTED,
            value -> TrackEvent.parseFrom(value).getTrack().getFrame().getCapturedAtUs());
    positions.thread.start();
    events.thread.start();
    publishers.publish(framesPerCamera, true);
    Thread.sleep(3_000);
    return new Latencies(positions.stop(), events.stop());
  }

  private interface CaptureTime {
    long in(byte[] value) throws InvalidProtocolBufferException;
  }

  private final class Listener implements Runnable {
    private final Consumer<String, byte[]> consumer;
    private final CaptureTime captureTime;
    private final Thread thread;
    private long[] samples = new long[1024];
    private int count;
    private volatile boolean stopped;

    Listener(String topic, Isolation isolation, CaptureTime captureTime) {
      thread = new Thread(this, "latency-" + topic);
      this.captureTime = captureTime;
      consumer = TopicReader.atEnd(connection, isolation, topic);
    }

    @Override
    public void run() {
      while (!stopped) {
        consumer
            .poll(Duration.ofMillis(50))
            .forEach(
                entry -> {
                  long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                  try {
                    add(nowUs - captureTime.in(entry.value()));
                  } catch (InvalidProtocolBufferException e) {
                    // Another program's record; nothing to measure.
                  }
                });
      }
      consumer.close();
    }

    private void add(long latencyUs) {
      if (count == samples.length) {
        samples = Arrays.copyOf(samples, 2 * count);
      }
      samples[count++] = latencyUs;
    }

    Latency stop() throws InterruptedException {
      stopped = true;
      thread.join();
      return Latency.of(Arrays.stream(samples, 0, count));
    }
  }
}
