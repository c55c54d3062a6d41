package io.followspot.laboratory.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  private static final double UNKNOWN = Double.NaN;

  @Test
  void round_ratios_compareLikeWithLike() {
    BenchReport.Round round = round(bare(0.2, 0.1), used(4.0, 0.6, 0.4), 300);

    assertThat(round.ratio()).isCloseTo(4.4 / 2.3, within(1e-9));
    assertThat(round.workRatio()).isCloseTo(3.4 / 2.0, within(1e-9));
    assertThat(round.throughputRatio()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void bare_compilersShare_isOfAll() {
    assertThat(bare(0.23, 0.07).compilersShare()).isCloseTo(0.1, within(1e-9));
    assertThat(bare(UNKNOWN, UNKNOWN).compilersShare()).isNaN();
  }

  @Test
  void round_unknownCompilers_comparesAll() {
    BenchReport.Round round = round(bare(UNKNOWN, UNKNOWN), used(4.0, UNKNOWN, UNKNOWN), 300);

    assertThat(round.ratio()).isCloseTo(4.4 / 2.0, within(1e-9));
    assertThat(round.workRatio()).isNaN();
  }

  @Test
  void table_threeRounds_givesMediansAndBareThreads() {
    String table = report().table();

    assertThat(table)
        .contains("4 cameras, 640 x 360, 42 KB a frame")
        .contains("at saturation: platform 300 frames/s, 2 bare threads 600 frames/s, ratio 0.50")
        .containsPattern("bare loops +2\\.300 +0\\.200 +0\\.100")
        .containsPattern("engine +4\\.000 +0\\.600 +0\\.400")
        .containsPattern("not in it: harness +0\\.050 +- +-");
  }

  @Test
  void toMap_threeRounds_hasBothSides() {
    assertThat(report().toMap())
        .containsEntry("scenario", "360p:4")
        .containsEntry("bare_threads", 2)
        .containsEntry("bare_frames_per_second", 600.0)
        .containsEntry("platform_frames_per_second", 300.0)
        .containsEntry("throughput_ratio", 0.5)
        .containsEntry("bare_collector_ms", 0.1)
        .containsKeys("platform_cpu_ms_by_process", "ratio")
        .doesNotContainKey("latency_position");
  }

  @Test
  void toMap_unknownNumbers_areAbsent() {
    BenchReport report = report(round(bare(UNKNOWN, UNKNOWN), used(4, UNKNOWN, UNKNOWN), 300));

    assertThat(report.toMap())
        .doesNotContainKeys("bare_compilers_ms", "ratio_without_compilers_and_collectors")
        .containsKey("ratio");
  }

  @Test
  void rows_ofSeveralScenarios_areOneTable() {
    SteadyReport idle =
        new SteadyReport(
            "idle",
            4,
            10,
            ScenarioRow.Unit.SECOND,
            10,
            new PlatformCpu(used(1000, 0, 0), UNKNOWN),
            LatencyRun.Latencies.NONE);

    String[] lines = ScenarioRow.table(List.of(report().row(), idle.row())).split("\\R");

    assertThat(lines).hasSize(3);
    assertThat(lines[0]).startsWith("scenario  cameras");
    assertThat(lines[1]).startsWith("360p:4").contains("frame", "600", "0.50");
    assertThat(lines[2]).startsWith("idle").contains("second", "100.04", " - ");
    assertThat(idle.toMap())
        .containsEntry("platform_cpu_ms_per_second", 100.04)
        .doesNotContainKeys("seconds_per_second", "latency_position", "harness_ms");
  }

  @Test
  void platformCpu_knownThreads_splitsPublishersFromHarness() {
    PlatformCpu split = PlatformCpu.of(Map.of(CpuMeter.CLIENT, new ProcessCpu(100, 3, 7, 10)), 50);

    assertThat(split.total().totalMs()).isEqualTo(70);
    assertThat(split.harnessMs()).isEqualTo(30);
  }

  @Test
  void platformCpu_unknownThreads_countsAllToPublishers() {
    PlatformCpu split = PlatformCpu.of(Map.of(CpuMeter.CLIENT, ProcessCpu.ofTotal(100)), 50);

    assertThat(split.total().totalMs()).isEqualTo(100);
    assertThat(split.harnessMs()).isNaN();
  }

  private static BenchReport report() {
    return report(
        round(bare(0.2, 0.1), used(4.0, 0.6, 0.4), 300),
        round(bare(0.1, 0.1), used(3.9, 0.5, 0.4), 290),
        round(bare(0.3, 0.1), used(4.1, 0.7, 0.4), 310));
  }

  private static BenchReport report(BenchReport.Round... rounds) {
    return new BenchReport(
        "360p:4",
        new BenchReport.Input(4, 640, 360, 42_000),
        2_000,
        List.of(rounds),
        Optional.empty());
  }

  private static BenchReport.Round round(
      BareRun.Cost bare, Map<String, ProcessCpu> used, double framesPerSecond) {
    return new BenchReport.Round(bare, new PlatformCpu(used, 0.05), framesPerSecond);
  }

  private static BareRun.Cost bare(double compilersMs, double collectorMs) {
    return new BareRun.Cost(0.1, 1.5, 0.4, compilersMs, collectorMs, 600, 2);
  }

  private static Map<String, ProcessCpu> used(double engine, double c2Ms, double collectorMs) {
    Map<String, ProcessCpu> used = new LinkedHashMap<>();
    used.put("broker", new ProcessCpu(0.4, 0, 0, 0));
    used.put("engine", new ProcessCpu(engine, 0, c2Ms, collectorMs));
    return used;
  }
}
