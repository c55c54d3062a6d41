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

  private final ThreadLocal<Times> times = ThreadLocal.withInitial(Times::new);

  /** Of a thread's latest vision, by {@link System#nanoTime}. */
  private static final class Times {
    private boolean running;
    private long beganAtNs;
    private long decodedAtNs;
    private long endedAtNs;
  }

  VisionTimer(Meters meters) {
    decode = meters.histogram(Metric.DECODE_SECONDS);
    vision = meters.histogram(Metric.VISION_SECONDS);
  }

  VisionSource timed(VisionSource source) {
    return (config, jpeg, state, held) -> {
      Times mine = times.get();
      mine.beganAtNs = System.nanoTime();
      mine.decodedAtNs = mine.beganAtNs;
      mine.running = true;
      try {
        return source.step(config, jpeg, state, held);
      } finally {
        mine.running = false;
        mine.endedAtNs = System.nanoTime();
        vision.observe((mine.endedAtNs - mine.beganAtNs) / NS_PER_S);
      }
    };
  }

  void decoded() {
    Times mine = times.get();
    if (mine.running) {
      mine.decodedAtNs = System.nanoTime();
      decode.observe((mine.decodedAtNs - mine.beganAtNs) / NS_PER_S);
    }
  }

  VisionTimes latest() {
    Times mine = times.get();
    return new VisionTimes(mine.beganAtNs, mine.decodedAtNs, mine.endedAtNs);
  }
}
