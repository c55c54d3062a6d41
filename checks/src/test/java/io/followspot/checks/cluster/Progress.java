package io.followspot.checks.cluster;

import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;

/** The progress of a cluster's job since a point in time. */
public final class Progress {
  private static final long PATIENCE_NS = 240_000_000_000L;

  private final KafkaConnection kafka;
  private final long framesBefore;

  private Progress(KafkaConnection kafka, long framesBefore) {
    this.kafka = kafka;
    this.framesBefore = framesBefore;
  }

  /** Counts from now on. */
  public static Progress of(KafkaConnection kafka) {
    try (Admin admin = kafka.admin()) {
      return new Progress(kafka, framesRead(admin));
    }
  }

  /** Waits until a checkpoint holds that many frames more. */
  public void awaitCheckpointWith(long frames) throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      await(() -> framesRead(admin) - framesBefore >= frames, "a checkpoint with frame " + frames);
    }
  }

  /** Waits with a limit for a busy machine. */
  public static void await(BooleanSupplier condition, String what) throws InterruptedException {
    Awaitility.await(what)
        .atMost(Duration.ofNanos(PATIENCE_NS))
        .pollInterval(Duration.ofMillis(100))
        .until(condition::getAsBoolean);
  }

  private static long framesRead(Admin admin) {
    try {
      return admin
          .listConsumerGroupOffsets("followspot")
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(e -> e.getKey().topic().equals(Topics.FRAMES) && e.getValue() != null)
          .mapToLong(e -> e.getValue().offset())
          .sum();
    } catch (Exception e) {
      throw new AssertionError("no offsets", e);
    }
  }
}
