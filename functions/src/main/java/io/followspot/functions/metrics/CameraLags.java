package io.followspot.functions.metrics;

import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How late each camera's latest frame was processed. A camera whose frames another process handles
 * now, or that stopped, is forgotten after a minute. Thread-safe.
 */
final class CameraLags {
  private static final long SHOWN_MS = 60_000;

  private final Map<String, Latest> cameras = new ConcurrentHashMap<>();
  private final Clock clock;

  /** A camera's latest frame; written by the one thread that handles the camera. */
  private static final class Latest {
    private volatile long processedAtMs;
    private volatile long lagUs;
  }

  CameraLags(Meters meters, Clock clock) {
    this.clock = clock;
    meters.gauge(Metric.CAMERA_LAG_SECONDS, this::tell);
  }

  void processed(String cameraId, long capturedAtUs) {
    long nowMs = clock.millis();
    Latest latest = cameras.get(cameraId);
    if (latest == null) {
      // Also when nobody reads the metrics, cameras that are gone must not add up.
      forget(nowMs);
      latest = cameras.computeIfAbsent(cameraId, id -> new Latest());
    }
    latest.lagUs = nowMs * 1_000 - capturedAtUs;
    latest.processedAtMs = nowMs;
  }

  private void tell(GaugeWithCallback.Callback gauge) {
    forget(clock.millis());
    cameras.forEach((id, latest) -> gauge.call(latest.lagUs / 1e6, id));
  }

  private void forget(long nowMs) {
    cameras.values().removeIf(it -> it.processedAtMs != 0 && it.processedAtMs < nowMs - SHOWN_MS);
  }
}
