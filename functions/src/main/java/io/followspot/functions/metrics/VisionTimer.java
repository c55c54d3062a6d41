package io.followspot.functions.metrics;

import io.followspot.functions.camera.VisionSource;
import io.followspot.metrics.Meters;
import io.followspot.metrics.Metric;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;

/** Times decoding and vision. Thread-safe: a thread runs one vision at a time. */
final class VisionTimer {
  private static final double NS_PER_S = 1e9;

  private final DistributionDataPoint decode;
  private final DistributionDataPoint vision;

  /** When this thread's vision began; 0 outside. */
  private final ThreadLocal<long[]> beganAtNs = ThreadLocal.withInitial(() -> new long[1]);

  VisionTimer(Meters meters) {
    decode = meters.histogram(Metric.DECODE_SECONDS);
    vision = meters.histogram(Metric.VISION_SECONDS);
  }

  VisionSource timed(VisionSource source) {
    return (config, jpeg, state, held) -> {
      long[] began = beganAtNs.get();
      long startNs = System.nanoTime();
      began[0] = startNs;
      try {
        return source.step(config, jpeg, state, held);
      } finally {
        began[0] = 0;
        vision.observe((System.nanoTime() - startNs) / NS_PER_S);
      }
    };
  }

  void decoded() {
    long startNs = beganAtNs.get()[0];
    if (startNs != 0) {
      decode.observe((System.nanoTime() - startNs) / NS_PER_S);
    }
  }
}
