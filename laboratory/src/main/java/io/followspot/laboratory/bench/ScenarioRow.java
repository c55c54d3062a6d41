package io.followspot.laboratory.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of the table of scenarios. What was not measured is NaN.
 *
 * @param name of the scenario
 * @param cameras how many
 * @param unit what the CPU milliseconds are of
 * @param platform CPU milliseconds of all processes and publishers
 * @param processes the same by process
 * @param bare the bare loops of the same frames
 * @param framesPerSecond that the platform processed
 * @param positions from frame to live position
 */
record ScenarioRow(
    String name,
    int cameras,
    Unit unit,
    ProcessCpu platform,
    Map<String, ProcessCpu> processes,
    Bare bare,
    double framesPerSecond,
    LatencyRun.Latency positions) {

  /** What milliseconds are of. */
  enum Unit {
    FRAME,
    RECORD,
    SECOND
  }

  /**
   * The bare loops of the same frames.
   *
   * @param totalMs CPU milliseconds of a frame
   * @param compilersMs of it JIT compilers
   * @param collectorMs of it garbage collector
   * @param ratio CPU time of the platform by this
   * @param framesPerSecond of as many threads as there are cores
   * @param throughputRatio frames a second of the platform by this
   */
  record Bare(
      double totalMs,
      double compilersMs,
      double collectorMs,
      double ratio,
      double framesPerSecond,
      double throughputRatio) {
    static final Bare NONE =
        new Bare(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
  }

  private static final List<String> HEADINGS =
      List.of(
          "scenario",
          "cameras",
          "CPU ms of a",
          "bare",
          "JIT",
          "GC",
          "platform",
          "JIT",
          "GC",
          "engine",
          "broker",
          "publisher",
          "gateway",
          "ratio",
          "bare/s",
          "platform/s",
          "ratio/s",
          "p50 ms",
          "p99 ms");

  /** The table of all scenarios, as text. */
  static String table(List<ScenarioRow> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HEADINGS);
    rows.forEach(row -> lines.add(row.cells()));
    StringBuilder out = new StringBuilder();
    for (List<String> cells : lines) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(c -> c.get(column).length()).max().orElse(0);
        String format = (i == 0 ? "%-" : "%") + width + "s  ";
        line.append(String.format(Locale.ROOT, format, cells.get(i)));
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }

  private List<String> cells() {
    return List.of(
        name,
        Integer.toString(cameras),
        unit.name().toLowerCase(Locale.ROOT),
        Figures.text(bare.totalMs(), 2),
        Figures.text(bare.compilersMs(), 2),
        Figures.text(bare.collectorMs(), 2),
        Figures.text(platform.totalMs(), 2),
        Figures.text(platform.compilersMs(), 2),
        Figures.text(platform.collectorMs(), 2),
        Figures.text(ms("engine") + (processes.containsKey("functions") ? ms("functions") : 0), 2),
        Figures.text(ms("broker"), 2),
        Figures.text(ms(CpuMeter.CLIENT), 2),
        Figures.text(ms("gateway"), 2),
        Figures.text(bare.ratio(), 2),
        Figures.text(bare.framesPerSecond(), 0),
        Figures.text(framesPerSecond, 0),
        Figures.text(bare.throughputRatio(), 2),
        Figures.text(positions.p50Ms(), 1),
        Figures.text(positions.p99Ms(), 1));
  }

  private double ms(String process) {
    ProcessCpu cpu = processes.get(process);
    return cpu == null ? Double.NaN : cpu.totalMs();
  }
}
