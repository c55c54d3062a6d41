package io.followspot.laboratory.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The result of a scenario. */
interface ScenarioReport {
  /** Its line in the table of all scenarios. */
  ScenarioRow row();

  /** The result for JSON; unknown numbers are absent. */
  Map<String, Object> toMap();

  /** The CPU times of processes for JSON, in milliseconds. */
  static Map<String, Object> toMap(Map<String, ProcessCpu> processes) {
    Map<String, Object> map = new LinkedHashMap<>();
    processes.forEach(
        (name, cpu) -> {
          Map<String, Object> one = new LinkedHashMap<>();
          Figures.put(one, "all", cpu.totalMs());
          Figures.put(one, "c1_compiler", cpu.c1Ms());
          Figures.put(one, "c2_compiler", cpu.c2Ms());
          Figures.put(one, "collector", cpu.collectorMs());
          map.put(name, one);
        });
    return map;
  }
}
