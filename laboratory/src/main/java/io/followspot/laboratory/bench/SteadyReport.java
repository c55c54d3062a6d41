package io.followspot.laboratory.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the platform costs at a steady load, or without any.
 *
 * @param name of the scenario
 * @param cameras how many
 * @param seconds how long it was measured
 * @param unit what the CPU times are of
 * @param units how many frames, records or seconds
 * @param used CPU time in all
 * @param latencies from frame to result
 */
record SteadyReport(
    String name,
    int cameras,
    double seconds,
    ScenarioRow.Unit unit,
    double units,
    PlatformCpu used,
    LatencyRun.Latencies latencies)
    implements ScenarioReport {

  @Override
  public ScenarioRow row() {
    PlatformCpu each = used.dividedBy(units);
    return new ScenarioRow(
        name,
        cameras,
        unit,
        each.total(),
        each.processes(),
        ScenarioRow.Bare.NONE,
        perSecond(),
        latencies.positions());
  }

  private double perSecond() {
    return unit == ScenarioRow.Unit.SECOND ? Double.NaN : units / seconds;
  }

  @Override
  public Map<String, Object> toMap() {
    PlatformCpu each = used.dividedBy(units);
    String of =
        switch (unit) {
          case FRAME -> "frame";
          case RECORD -> "record";
          case SECOND -> "second";
        };
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("scenario", name);
    map.put("cameras", cameras);
    Figures.put(map, "seconds", seconds);
    Figures.put(map, of + "s_per_second", perSecond());
    Figures.put(map, "platform_cpu_ms_per_" + of, each.total().totalMs());
    Figures.put(map, "platform_compilers_ms", each.total().compilersMs());
    Figures.put(map, "platform_collector_ms", each.total().collectorMs());
    map.put("platform_cpu_ms_by_process", ScenarioReport.toMap(each.processes()));
    Figures.put(map, "harness_ms", each.harnessMs());
    if (latencies.positions().samples() > 0) {
      map.put("latency_position", latencies.positions().toMap());
    }
    if (latencies.events().samples() > 0) {
      map.put("latency_committed_event", latencies.events().toMap());
    }
    return map;
  }
}
