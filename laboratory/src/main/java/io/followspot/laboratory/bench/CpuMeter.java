package io.followspot.laboratory.bench;

import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU time, user and system, of each of our processes between two moments. */
final class CpuMeter {
  /** The name of this process in the table; it publishes and reads. */
  static final String CLIENT = "publisher";

  private final LocalSystem system;
  private final Map<String, Duration> from;

  private CpuMeter(LocalSystem system) {
    this.system = system;
    this.from = read();
  }

  static CpuMeter start(LocalSystem system) {
    return new CpuMeter(system);
  }

  /** Returns what each process used since the start, by name. */
  Map<String, Duration> used() {
    Map<String, Duration> used = new LinkedHashMap<>();
    read()
        .forEach((name, now) -> used.put(name, now.minus(from.getOrDefault(name, Duration.ZERO))));
    return used;
  }

  private Map<String, Duration> read() {
    Map<String, Duration> used = new LinkedHashMap<>();
    for (SupervisedProcess process : system.processes()) {
      used.put(process.name(), cpuOf(process.current().pid()));
    }
    used.put(CLIENT, cpuOf(ProcessHandle.current().pid()));
    return used;
  }

  private static Duration cpuOf(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
