package io.followspot.laboratory.capacity;

import java.util.List;

/**
 * What a frame costs, measured at saturation by {@code bench --scenarios} with four cameras
 * (docs/performance.md), and in between by the number of pixels.
 *
 * @param pixels of a frame
 * @param kilobytes of its JPEG
 * @param functionsMs CPU time of functions and Flink, milliseconds
 * @param brokerMs CPU time of the broker that leads its partition
 * @param publisherMs CPU time of its publisher
 * @param gatewayMs CPU time of a gateway that follows positions and events
 */
record FrameCost(
    double pixels,
    double kilobytes,
    double functionsMs,
    double brokerMs,
    double publisherMs,
    double gatewayMs) {
  private static final List<FrameCost> MEASURED =
      List.of(
          new FrameCost(640 * 360, 42, 2.91, 0.28, 0.18, 0.10),
          new FrameCost(1280 * 720, 131, 3.87, 0.47, 0.21, 0.11),
          new FrameCost(1920 * 1080, 260, 6.15, 0.84, 0.30, 0.11));

  /** Of a frame of that size; beyond the measured sizes by the nearest two. */
  static FrameCost of(int width, int height) {
    double pixels = (double) width * height;
    int upper = 1;
    while (upper < MEASURED.size() - 1 && MEASURED.get(upper).pixels < pixels) {
      upper++;
    }
    return MEASURED.get(upper - 1).towards(MEASURED.get(upper), pixels);
  }

  private FrameCost towards(FrameCost other, double at) {
    double part = (at - pixels) / (other.pixels - pixels);
    return new FrameCost(
        at,
        between(kilobytes, other.kilobytes, part),
        between(functionsMs, other.functionsMs, part),
        between(brokerMs, other.brokerMs, part),
        between(publisherMs, other.publisherMs, part),
        between(gatewayMs, other.gatewayMs, part));
  }

  private static double between(double a, double b, double part) {
    return Math.max(0, a + (b - a) * part);
  }

  /** CPU time of all parts, milliseconds. */
  double totalMs() {
    return functionsMs + brokerMs + publisherMs + gatewayMs;
  }
}
