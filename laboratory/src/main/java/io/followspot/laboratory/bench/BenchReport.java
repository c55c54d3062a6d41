package io.followspot.laboratory.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What the platform costs at saturation beside bare loops.
 *
 * @param name of the scenario
 * @param input what the cameras show
 * @param framesPerRound of all cameras
 * @param rounds bare loops and platform alternately
 * @param latencies at the cameras' frame rate, if measured
 */
record BenchReport(
    String name,
    Input input,
    long framesPerRound,
    List<Round> rounds,
    Optional<RealtimeLatencies> latencies)
    implements ScenarioReport {

  /**
   * What the cameras show.
   *
   * @param cameras how many
   * @param widthPx of the frames
   * @param heightPx of the frames
   * @param frameBytes average size of a JPEG
   */
  record Input(int cameras, int widthPx, int heightPx, int frameBytes) {}

  /**
   * Latencies while the cameras stream in real time.
   *
   * @param framesPerSecond of all cameras
   */
  record RealtimeLatencies(int framesPerSecond, LatencyRun.Latencies latencies) {}

  /**
   * One round of both.
   *
   * @param bare a frame's cost in the bare loops
   * @param platform a frame's cost on the platform
   * @param framesPerSecond throughput of the platform
   */
  record Round(BareRun.Cost bare, PlatformCpu platform, double framesPerSecond) {
    /** CPU time by CPU time, compilers and collectors included on both sides if known. */
    double ratio() {
      return platform.total().totalMs() / bare.totalMs();
    }

    /** The same without compilers and collectors; NaN if they are unknown. */
    double workRatio() {
      return platform.total().workMs() / bare.workMs();
    }

    /** Throughput by that of as many bare threads as there are cores. */
    double throughputRatio() {
      return framesPerSecond / bare.framesPerSecond();
    }
  }

  private double of(ToDoubleFunction<Round> figure) {
    return Figures.median(rounds.stream().mapToDouble(figure));
  }

  private ProcessCpu of(String process) {
    return new ProcessCpu(
        of(r -> part(r, process).totalMs()),
        of(r -> part(r, process).c1Ms()),
        of(r -> part(r, process).c2Ms()),
        of(r -> part(r, process).collectorMs()));
  }

  private static ProcessCpu part(Round round, String process) {
    return round.platform().processes().getOrDefault(process, ProcessCpu.NONE);
  }

  private ProcessCpu platform() {
    return new ProcessCpu(
        of(r -> r.platform().total().totalMs()),
        of(r -> r.platform().total().c1Ms()),
        of(r -> r.platform().total().c2Ms()),
        of(r -> r.platform().total().collectorMs()));
  }

  private Map<String, ProcessCpu> processes() {
    Map<String, ProcessCpu> medians = new LinkedHashMap<>();
    rounds.get(0).platform().processes().keySet().forEach(name -> medians.put(name, of(name)));
    return medians;
  }

  /** The report as text. */
  String table() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d cameras, %d x %d, %.0f KB a frame, %,d frames a round, %d rounds alternating; medians",
        input.cameras(),
        input.widthPx(),
        input.heightPx(),
        input.frameBytes() / 1e3,
        framesPerRound,
        rounds.size());
    line(out, "");
    line(out, "CPU ms a frame        all      JIT  collectors");
    cost(out, "bare loops", of(r -> r.bare().totalMs()), bareCompilersMs(), bareCollectorMs());
    cost(out, "  copying", of(r -> r.bare().copyMs()), Double.NaN, Double.NaN);
    cost(out, "  vision", of(r -> r.bare().visionMs()), Double.NaN, Double.NaN);
    cost(out, "  tracking", of(r -> r.bare().trackingMs()), Double.NaN, Double.NaN);
    cost(out, "platform", platform());
    processes().forEach((process, cpu) -> cost(out, "  " + process, cpu));
    cost(out, "not in it: harness", of(r -> r.platform().harnessMs()), Double.NaN, Double.NaN);
    double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
    line(
        out,
        "ratio             %7.2f   (%.2f to %.2f); without JIT and collectors %s",
        of(Round::ratio),
        ratios[0],
        ratios[ratios.length - 1],
        Figures.text(of(Round::workRatio), 2));
    line(out, "");
    line(
        out,
        "at saturation: platform %.0f frames/s, %d bare threads %.0f frames/s, ratio %.2f",
        of(Round::framesPerSecond),
        threads(),
        of(r -> r.bare().framesPerSecond()),
        of(Round::throughputRatio));
    latencies.ifPresent(measured -> latencies(out, measured));
    return out.toString();
  }

  @Override
  public ScenarioRow row() {
    return new ScenarioRow(
        name,
        input.cameras(),
        ScenarioRow.Unit.FRAME,
        platform(),
        processes(),
        new ScenarioRow.Bare(
            of(r -> r.bare().totalMs()),
            bareCompilersMs(),
            bareCollectorMs(),
            of(Round::ratio),
            of(r -> r.bare().framesPerSecond()),
            of(Round::throughputRatio)),
        of(Round::framesPerSecond),
        latencies.map(l -> l.latencies().positions()).orElse(LatencyRun.Latency.NONE));
  }

  @Override
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scenario", name);
    map.put("cameras", input.cameras());
    map.put("frame_width_px", input.widthPx());
    map.put("frame_height_px", input.heightPx());
    map.put("frame_bytes", input.frameBytes());
    map.put("frames_per_round", framesPerRound);
    map.put("rounds", rounds.size());
    map.put("bare_threads", threads());
    Figures.put(map, "bare_cpu_ms_per_frame", of(r -> r.bare().totalMs()));
    Figures.put(map, "bare_copy_ms", of(r -> r.bare().copyMs()));
    Figures.put(map, "bare_vision_ms", of(r -> r.bare().visionMs()));
    Figures.put(map, "bare_tracking_ms", of(r -> r.bare().trackingMs()));
    Figures.put(map, "bare_compilers_ms", bareCompilersMs());
    Figures.put(map, "bare_collector_ms", bareCollectorMs());
    Figures.put(map, "bare_frames_per_second", of(r -> r.bare().framesPerSecond()));
    Figures.put(map, "platform_cpu_ms_per_frame", platform().totalMs());
    Figures.put(map, "platform_compilers_ms", platform().compilersMs());
    Figures.put(map, "platform_collector_ms", platform().collectorMs());
    map.put("platform_cpu_ms_by_process", ScenarioReport.toMap(processes()));
    Figures.put(map, "harness_ms", of(r -> r.platform().harnessMs()));
    Figures.put(map, "ratio", of(Round::ratio));
    map.put("ratios", rounds.stream().map(Round::ratio).toList());
    Figures.put(map, "ratio_without_compilers_and_collectors", of(Round::workRatio));
    Figures.put(map, "platform_frames_per_second", of(Round::framesPerSecond));
    Figures.put(map, "throughput_ratio", of(Round::throughputRatio));
    latencies.ifPresent(
        measured -> {
          map.put("latency_frames_per_second", measured.framesPerSecond());
          map.put("latency_position", measured.latencies().positions().toMap());
          map.put("latency_committed_event", measured.latencies().events().toMap());
        });
    return map;
  }

  private int threads() {
    return rounds.get(0).bare().threads();
  }

  private double bareCompilersMs() {
    return of(r -> r.bare().compilersMs());
  }

  private double bareCollectorMs() {
    return of(r -> r.bare().collectorMs());
  }

  private static void latencies(StringBuilder out, RealtimeLatencies measured) {
    line(out, "");
    line(
        out,
        "latency at %d frames/s          p50 ms    p99 ms   records",
        measured.framesPerSecond());
    latency(out, "frame to live position", measured.latencies().positions());
    latency(out, "frame to committed event", measured.latencies().events());
  }

  private static void cost(StringBuilder out, String what, ProcessCpu cpu) {
    cost(out, what, cpu.totalMs(), cpu.compilersMs(), cpu.collectorMs());
  }

  private static void cost(
      StringBuilder out, String what, double ms, double compilersMs, double collectorMs) {
    line(
        out,
        "%-18s %6s  %7s  %10s",
        what,
        Figures.text(ms, 3),
        Figures.text(compilersMs, 3),
        Figures.text(collectorMs, 3));
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
