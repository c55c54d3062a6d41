package io.followspot.laboratory.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicTail;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures the time from a frame's capture until a consumer has its result, while the cameras
 * stream in real time.
 */
final class LatencyRun {
  private final LocalSystem system;
  private final KafkaConnection connection;
  private final Publishers publishers;

  LatencyRun(LocalSystem system, KafkaConnection connection, Publishers publishers) {
    this.system = system;
    this.connection = connection;
    this.publishers = publishers;
  }

  /**
   * A distribution in milliseconds.
   *
   * @param samples number of records
   */
  record Latency(long samples, double p50Ms, double p99Ms) {
    /** Not measured. */
    static final Latency NONE = new Latency(0, Double.NaN, Double.NaN);

    static Latency of(LongStream microseconds) {
      long[] sorted = microseconds.sorted().toArray();
      if (sorted.length == 0) {
        return NONE;
      }
      return new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99));
    }

    /** For JSON; what is unknown is absent. */
    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("records", samples);
      Figures.put(map, "p50_ms", p50Ms);
      Figures.put(map, "p99_ms", p99Ms);
      return map;
    }

    private static double at(long[] sorted, double quantile) {
      return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)] / 1e3;
    }
  }

  /** The measurements: live positions, and committed events. */
  record Latencies(Latency positions, Latency events) {
    /** Not measured. */
    static final Latencies NONE = new Latencies(Latency.NONE, Latency.NONE);
  }

  /**
   * What was measured.
   *
   * @param used CPU time from the first to the last frame
   * @param seconds from the first to the last frame
   */
  record Measured(Latencies latencies, PlatformCpu used, double seconds) {}

  /** Publishes so many frames of each camera in real time, and waits until all had their effect. */
  Measured run(long framesPerCamera) throws InterruptedException {
    try (Listener positions =
            new Listener(
                Topics.TRACK_POSITIONS,
                Isolation.UNCOMMITTED,
                value -> TrackPosition.parseFrom(value).getFrame().getCapturedAtUs());
        Listener events =
            new Listener(
                Topics.TRACK_EVENTS,
                Isolation.COMMITTED,
                value -> TrackEvent.parseFrom(value).getTrack().getFrame().getCapturedAtUs());
        Publishers.Opened opened = publishers.open(true)) {
      CpuMeter meter = CpuMeter.start(system);
      long beganNs = System.nanoTime();
      double publishingMs = opened.publish(framesPerCamera);
      double seconds = (System.nanoTime() - beganNs) / 1e9;
      PlatformCpu used = PlatformCpu.of(meter.used(), publishingMs);
      Thread.sleep(3_000);
      positions.close();
      events.close();
      return new Measured(new Latencies(positions.latency(), events.latency()), used, seconds);
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
