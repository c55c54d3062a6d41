package io.followspot.laboratory.bench;

import io.followspot.laboratory.bench.ThreadTimes.Purpose;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CPU time, user and system, of each of our processes between two moments. */
final class CpuMeter {
  /** The name of this process; it publishes and reads. */
  static final String CLIENT = "publisher";

  private final List<SupervisedProcess> processes;
  private final Map<String, Moment> from;

  private CpuMeter(List<SupervisedProcess> processes) {
    this.processes = processes;
    this.from = read();
  }

  private record Moment(long pid, double totalMs, Optional<ThreadTimes> threads) {
    static Moment of(long pid) {
      Duration total =
          ProcessHandle.of(pid)
              .flatMap(handle -> handle.info().totalCpuDuration())
              .orElse(Duration.ZERO);
      return new Moment(pid, total.toNanos() / 1e6, ThreadTimes.of(pid));
    }

    ProcessCpu since(Moment earlier) {
      double ms = totalMs - earlier.totalMs;
      if (threads.isEmpty() || earlier.threads.isEmpty()) {
        return ProcessCpu.ofTotal(ms);
      }
      ThreadTimes now = threads.get();
      ThreadTimes before = earlier.threads.get();
      return new ProcessCpu(
          ms,
          now.since(before, Purpose.C1),
          now.since(before, Purpose.C2),
          now.since(before, Purpose.COLLECTOR));
    }
  }

  static CpuMeter start(LocalSystem system) {
    return new CpuMeter(system.processes());
  }

  /** Measures this process alone. */
  static CpuMeter ofThisProcess() {
    return new CpuMeter(List.of());
  }

  /** Returns what each process used since the start, by name. */
  Map<String, ProcessCpu> used() {
    Map<String, ProcessCpu> used = new LinkedHashMap<>();
    read()
        .forEach(
            (name, now) -> {
              Moment before = from.get(name);
              // A restarted process begins at zero.
              used.put(
                  name,
                  before == null || before.pid() != now.pid()
                      ? ProcessCpu.ofTotal(now.totalMs())
                      : now.since(before));
            });
    return used;
  }

  /** Returns what this process used since the start. */
  ProcessCpu usedHere() {
    ProcessCpu used = used().get(CLIENT);
    return used == null ? ProcessCpu.NONE : used;
  }

  private Map<String, Moment> read() {
    Map<String, Moment> now = new LinkedHashMap<>();
    for (SupervisedProcess process : processes) {
      now.put(process.name(), Moment.of(process.current().pid()));
    }
    now.put(CLIENT, Moment.of(ProcessHandle.current().pid()));
    return now;
  }
}
