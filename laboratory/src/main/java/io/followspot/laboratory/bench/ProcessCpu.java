package io.followspot.laboratory.bench;

import java.util.Collection;

/**
 * CPU time of a process, user and system, in milliseconds. What is not known is NaN.
 *
 * @param totalMs of all threads, those that have ended included
 * @param c1Ms of the first JIT compiler
 * @param c2Ms of the second JIT compiler
 * @param collectorMs of the garbage collector's threads
 */
record ProcessCpu(double totalMs, double c1Ms, double c2Ms, double collectorMs) {
  /** No time at all. */
  static final ProcessCpu NONE = new ProcessCpu(0, 0, 0, 0);

  /** Where threads cannot be told apart. */
  static ProcessCpu ofTotal(double totalMs) {
    return new ProcessCpu(totalMs, Double.NaN, Double.NaN, Double.NaN);
  }

  static ProcessCpu sum(Collection<ProcessCpu> all) {
    return all.stream().reduce(NONE, ProcessCpu::plus);
  }

  /** Both JIT compilers. */
  double compilersMs() {
    return c1Ms + c2Ms;
  }

  /** Whether compilers and collectors are known. */
  boolean knowsThreads() {
    return !Double.isNaN(compilersMs() + collectorMs);
  }

  /** Without compilers and collectors; NaN if they are not known. */
  double workMs() {
    return totalMs - compilersMs() - collectorMs;
  }

  ProcessCpu plus(ProcessCpu other) {
    return new ProcessCpu(
        totalMs + other.totalMs,
        c1Ms + other.c1Ms,
        c2Ms + other.c2Ms,
        collectorMs + other.collectorMs);
  }

  ProcessCpu dividedBy(double by) {
    return new ProcessCpu(totalMs / by, c1Ms / by, c2Ms / by, collectorMs / by);
  }
}
