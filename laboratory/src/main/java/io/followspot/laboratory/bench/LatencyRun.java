package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
    try (Listener positions =
            new Listener(
                Topics.TRACK_POSITIONS,
                Isolation.UNCOMMITTED,
                value -> TrackPosition.parseFrom(value).getFrame().getCapturedAtUs());
        Listener events =
            new Listener(
                Topics.TRACK_EVENTS,
                Isolation.COMMITTED,
                value -> TrackEvent.parseFrom(value).getTrack().getFrame().getCapturedAtUs())) {
      publishers.publish(framesPerCamera, true);
      Thread.sleep(3_000);
      positions.close();
      events.close();
      return new Latencies(positions.latency(), events.latency());
    }
  }

  private interface CaptureTime {
    long in(byte[] value) throws InvalidProtocolBufferException;
  }

  private final class Listener implements AutoCloseable {
    private final CaptureTime captureTime;
    private final TopicTail tail;
    private long[] samples = new long[1024];
    private int count;

    Listener(String topic, Isolation isolation, CaptureTime captureTime) {
      this.captureTime = captureTime;
      tail = TopicTail.atEnd(connection, isolation, topic).follow("latency-" + topic, this::accept);
    }

    private void accept(ConsumerRecord<String, byte[]> entry) {
      long nowUs = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
      try {
        add(nowUs - captureTime.in(entry.value()));
      } catch (InvalidProtocolBufferException e) {
        // Another program's record; nothing to measure.
      }
    }

    private synchronized void add(long latencyUs) {
      if (count == samples.length) {
        samples = Arrays.copyOf(samples, 2 * count);
      }
      samples[count++] = latencyUs;
    }

    synchronized Latency latency() {
      return Latency.of(Arrays.stream(samples, 0, count));
    }

    @Override
    public void close() {
      tail.close();
    }
  }
}
