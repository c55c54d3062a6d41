package io.followspot.cli.chaos;

/**
 * One fault.
 *
 * @param atMs milliseconds after the cameras began
 * @param target a process: broker, functions, engine, gateway, or the publisher of a camera
 * @param frozenMs duration of the freeze (SIGSTOP, then SIGCONT); 0 for a kill (SIGKILL)
 */
record FaultType(long atMs, String target, long frozenMs) {
  boolean isKill() {
    return frozenMs == 0;
  }

  /** The kind of target, with all publishers as one. */
  String part() {
    return target.startsWith(FaultSchedule.PUBLISHER) ? "ingest" : target;
  }

  @Override
  public String toString() {
    return isKill() ? "kill " + target : "freeze " + target + " for " + frozenMs + " ms";
  }
}
