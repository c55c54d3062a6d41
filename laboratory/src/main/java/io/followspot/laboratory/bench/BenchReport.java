package io.followspot.laboratory.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a benchmark.
 *
 * @param cameras how many
 * @param widthPx of the frames
 * @param heightPx of the frames
 * @param frameBytes average size of a JPEG
 * @param framesPerRound of all cameras
 * @param rounds bare loop and platform alternately
 * @param latencies at the cameras' frame rate
 * @param latencyFramesPerSecond that rate, all cameras together
 */
record BenchReport(
    int cameras,
    int widthPx,
    int heightPx,
    int frameBytes,
    long framesPerRound,
    List<Round> rounds,
    LatencyRun.Latencies latencies,
    int latencyFramesPerSecond) {

  /**
   * One round of both.
   *
   * @param bare a frame's cost in the bare loop
   * @param platformMs a frame's CPU milliseconds on the platform, by process
   * @param framesPerSecond throughput of the platform
   */
  record Round(BareRun.Cost bare, Map<String, Double> platformMs, double framesPerSecond) {
    double platformTotalMs() {
      return platformMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    double ratio() {
      return platformTotalMs() / bare.totalMs();
    }
  }

  /** The report as text. */
  String table() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d cameras, %d x %d, %.0f KB a frame, %,d frames a round, %d rounds alternating; medians",
        cameras,
        widthPx,
        heightPx,
        frameBytes / 1e3,
        framesPerRound,
        rounds.size());
    line(out, "");
    line(out, "CPU ms a frame");
    line(out, "  bare loop       %7.3f", median(rounds.stream().map(r -> r.bare().totalMs())));
    line(out, "    vision        %7.3f", median(rounds.stream().map(r -> r.bare().visionMs())));
    line(out, "    tracking      %7.3f", median(rounds.stream().map(r -> r.bare().trackingMs())));
    line(out, "  platform        %7.3f", median(rounds.stream().map(Round::platformTotalMs)));
    platformMs().forEach((name, ms) -> line(out, "    %-13s %7.3f", name, ms));
    List<Double> ratios = rounds.stream().map(Round::ratio).sorted().toList();
    line(
        out,
        "  ratio           %7.2f   (%.2f to %.2f)",
        median(ratios.stream()),
        ratios.get(0),
        ratios.get(ratios.size() - 1));
    line(out, "");
    line(
        out,
        "platform at saturation: %.0f frames/s",
        median(rounds.stream().map(Round::framesPerSecond)));
    line(out, "");
    line(out, "latency at %d frames/s          p50 ms    p99 ms   records", latencyFramesPerSecond);
    latency(out, "frame to live position", latencies.positions());
    latency(out, "frame to committed event", latencies.events());
    return out.toString();
  }

  /** The report for JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cameras", cameras);
    map.put("frame_width_px", widthPx);
    map.put("frame_height_px", heightPx);
    map.put("frame_bytes", frameBytes);
    map.put("frames_per_round", framesPerRound);
    map.put("rounds", rounds.size());
    map.put("bare_cpu_ms_per_frame", median(rounds.stream().map(r -> r.bare().totalMs())));
    map.put("bare_vision_ms", median(rounds.stream().map(r -> r.bare().visionMs())));
    map.put("bare_tracking_ms", median(rounds.stream().map(r -> r.bare().trackingMs())));
    map.put("platform_cpu_ms_per_frame", median(rounds.stream().map(Round::platformTotalMs)));
    map.put("platform_cpu_ms_by_process", platformMs());
    map.put("ratio", median(rounds.stream().map(Round::ratio)));
    map.put("ratios", rounds.stream().map(Round::ratio).toList());
    map.put("platform_frames_per_second", median(rounds.stream().map(Round::framesPerSecond)));
    map.put("latency_frames_per_second", latencyFramesPerSecond);
    map.put("latency_position", toMap(latencies.positions()));
    map.put("latency_committed_event", toMap(latencies.events()));
    return map;
  }

  private static Map<String, Object> toMap(LatencyRun.Latency latency) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("records", latency.samples());
    map.put("p50_ms", latency.p50Ms());
    map.put("p99_ms", latency.p99Ms());
    return map;
  }

  private Map<String, Double> platformMs() {
    Map<String, Double> medians = new LinkedHashMap<>();
    for (String name : rounds.get(0).platformMs().keySet()) {
      medians.put(name, median(rounds.stream().map(r -> r.platformMs().get(name))));
    }
    return medians;
  }

  private static double median(java.util.stream.Stream<Double> values) {
    List<Double> sorted = new ArrayList<>(values.toList());
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static void latency(StringBuilder out, String what, LatencyRun.Latency latency) {
    line(
        out,
        "  %-28s %8.1f  %8.1f  %8d",
        what,
        latency.p50Ms(),
        latency.p99Ms(),
        latency.samples());
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
