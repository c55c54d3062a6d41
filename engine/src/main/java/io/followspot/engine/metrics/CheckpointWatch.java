package io.followspot.engine.metrics;

import io.followspot.metrics.Meters;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/**
 * Checkpoints and restarts of the job, from Flink's metrics of the JobManager. Their age is the
 * time since their number last grew, looked at every second. Thread-safe.
 */
final class CheckpointWatch {
  private static final String COMPLETED = "numberOfCompletedCheckpoints";
  private static final String FAILED = "numberOfFailedCheckpoints";
  private static final String SIZE = "lastCheckpointSize";
  private static final String DURATION = "lastCheckpointDuration";
  private static final String RESTARTS = "numRestarts";

  private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();
  private final Clock clock;
  private double completed;
  private long sinceMs;

  CheckpointWatch(Meters meters, Clock clock) {
    this.clock = clock;
    sinceMs = clock.millis();
    meters.gauge(
        io.followspot.metrics.Metric.CHECKPOINT_AGE_SECONDS,
        it -> {
          if (gauges.containsKey(COMPLETED)) {
            it.call(ageSeconds());
          }
        });
    meters.gauge(
        io.followspot.metrics.Metric.CHECKPOINT_SIZE_BYTES, it -> known(SIZE).ifPresent(it::call));
    meters.gauge(
        io.followspot.metrics.Metric.CHECKPOINT_DURATION_SECONDS,
        it -> known(DURATION).ifPresent(ms -> it.call(ms / 1e3)));
    meters.counter(
        io.followspot.metrics.Metric.CHECKPOINTS_COMPLETED_TOTAL, () -> known(COMPLETED).orElse(0));
    meters.counter(
        io.followspot.metrics.Metric.CHECKPOINTS_FAILED_TOTAL, () -> known(FAILED).orElse(0));
    meters.counter(
        io.followspot.metrics.Metric.JOB_RESTARTS_TOTAL, () -> known(RESTARTS).orElse(0));
  }

  void add(Metric metric, String name) {
    if (metric instanceof Gauge<?> gauge) {
      switch (name) {
        case COMPLETED, FAILED, SIZE, DURATION, RESTARTS -> gauges.put(name, gauge);
        default -> {}
      }
    }
  }

  void remove(Metric metric) {
    gauges.values().remove(metric);
  }

  /** Notices whether a checkpoint was completed. */
  synchronized void look() {
    double now = known(COMPLETED).orElse(completed);
    if (now != completed) {
      completed = now;
      sinceMs = clock.millis();
    }
  }

  private synchronized double ageSeconds() {
    look();
    return (clock.millis() - sinceMs) / 1e3;
  }

  /** The value of a gauge; Flink says -1 before the first checkpoint. */
  private OptionalDouble known(String name) {
    Gauge<?> gauge = gauges.get(name);
    return gauge != null && gauge.getValue() instanceof Number number && number.doubleValue() >= 0
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
