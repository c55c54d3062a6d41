package io.followspot.laboratory.bench;

import io.followspot.protos.v1.Ledger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The result of a run with detections of crowds.
 *
 * @param rate records of each camera a second
 * @param objects of a record
 * @param seconds how long
 * @param latency from record to live position
 * @param tracks of each camera when its stream ended
 * @param ledgers of each camera then
 * @param cpu time of all processes
 */
record DetectionsReport(
    int rate,
    int objects,
    int seconds,
    LatencyRun.Latency latency,
    Map<String, Integer> tracks,
    Map<String, Ledger> ledgers,
    Cpu cpu) {
  /**
   * CPU time by process.
   *
   * @param seconds in which it was used
   */
  record Cpu(Map<String, ProcessCpu> used, double seconds) {
    double cores() {
      return used.values().stream().mapToDouble(ProcessCpu::totalMs).sum() / 1e3 / seconds;
    }
  }

  /** Records that were sent but not processed. */
  long dropped() {
    long sent = (long) rate * seconds + 1;
    return ledgers.values().stream().mapToLong(ledger -> sent - ledger.getProcessed()).sum();
  }

  /** Detections of processed records that were not used. */
  long leftOut() {
    return ledgers.values().stream()
        .flatMap(ledger -> ledger.getDetectionsLeftOutMap().values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Objects that were not followed at first sight, in each frame. */
  long notBegun() {
    return ledgers.values().stream().mapToLong(Ledger::getTracksNotBegun).sum();
  }

  /** The report as text. */
  String table() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d cameras, %d records/s each, %d objects, %d s",
        ledgers.size(),
        rate,
        objects,
        seconds);
    line(
        out,
        "record to live position: p50 %.1f ms, p99 %.1f ms, %d positions",
        latency.p50Ms(),
        latency.p99Ms(),
        latency.samples());
    line(
        out,
        "dropped records %d, detections left out %d, tracks not begun %d",
        dropped(),
        leftOut(),
        notBegun());
    line(out, "tracks at the end: %s", tracks);
    line(out, "CPU: %.2f cores", cpu.cores());
    cpu.used()
        .forEach(
            (name, used) -> line(out, "  %-12s %.2f", name, used.totalMs() / 1e3 / cpu.seconds()));
    return out.toString();
  }

  /** The report for JSON. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cameras", ledgers.size());
    map.put("records_per_second", rate);
    map.put("objects", objects);
    map.put("seconds", seconds);
    map.put("positions", latency.samples());
    map.put("p50_ms", latency.p50Ms());
    map.put("p99_ms", latency.p99Ms());
    map.put("records_dropped", dropped());
    map.put("detections_left_out", leftOut());
    map.put("tracks_not_begun", notBegun());
    map.put("tracks", tracks);
    map.put("cpu_cores", cpu.cores());
    Map<String, Double> byProcess = new LinkedHashMap<>();
    cpu.used().forEach((name, used) -> byProcess.put(name, used.totalMs() / 1e3 / cpu.seconds()));
    map.put("cpu_cores_by_process", byProcess);
    return map;
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
