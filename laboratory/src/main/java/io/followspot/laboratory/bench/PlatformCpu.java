package io.followspot.laboratory.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU time of the platform by process, with the publishers apart from the rest of the measuring
 * process. Compilers and collectors of the measuring process count to the publishers: while these
 * run, they cause nearly all of that.
 *
 * @param processes of the platform and {@link CpuMeter#CLIENT}, by name
 * @param harnessMs milliseconds of the measuring process without publishers, which are not part of
 *     any sum; NaN if unknown
 */
record PlatformCpu(Map<String, ProcessCpu> processes, double harnessMs) {
  /**
   * Splits the measuring process.
   *
   * @param used what each process used
   * @param publishingMs what the threads that publish used of it
   */
  static PlatformCpu of(Map<String, ProcessCpu> used, double publishingMs) {
    Map<String, ProcessCpu> processes = new LinkedHashMap<>(used);
    ProcessCpu client = processes.get(CpuMeter.CLIENT);
    if (client == null || !client.knowsThreads()) {
      return new PlatformCpu(processes, Double.NaN);
    }
    double publishers = publishingMs + client.compilersMs() + client.collectorMs();
    processes.put(
        CpuMeter.CLIENT,
        new ProcessCpu(publishers, client.c1Ms(), client.c2Ms(), client.collectorMs()));
    return new PlatformCpu(processes, Math.max(0, client.totalMs() - publishers));
  }

  /** The measuring process is all harness: nothing was published. */
  static PlatformCpu withoutPublishers(Map<String, ProcessCpu> used) {
    Map<String, ProcessCpu> processes = new LinkedHashMap<>(used);
    ProcessCpu client = processes.remove(CpuMeter.CLIENT);
    return new PlatformCpu(processes, client == null ? Double.NaN : client.totalMs());
  }

  /** All processes of the platform and the publishers. */
  ProcessCpu total() {
    return ProcessCpu.sum(processes.values());
  }

  /** The share of the second JIT compilers in all; NaN if unknown. */
  double c2Share() {
    ProcessCpu all = total();
    return all.totalMs() == 0 ? 0 : all.c2Ms() / all.totalMs();
  }

  PlatformCpu dividedBy(double by) {
    Map<String, ProcessCpu> parts = new LinkedHashMap<>();
    processes.forEach((name, cpu) -> parts.put(name, cpu.dividedBy(by)));
    return new PlatformCpu(parts, harnessMs / by);
  }
}
