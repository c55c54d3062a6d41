package io.followspot.laboratory.chaos;

/**
 * One fault.
 *
 * @param atMs milliseconds after the cameras began
 * @param kind its kind
 * @param target a process: broker, functions, engine, gateway, or the publisher of a camera; else
 *     the name of the kind
 * @param lastsMs duration in milliseconds; 0 if it is over at once
 */
record FaultType(long atMs, FaultKind kind, String target, long lastsMs) {
  boolean isKill() {
    return kind == FaultKind.KILL;
  }

  boolean isFreeze() {
    return kind == FaultKind.FREEZE;
  }

  /** The kind of target: all publishers are one, and all processes of a role. */
  String part() {
    return target.startsWith(FaultSchedule.PUBLISHER)
        ? "ingest"
        : target.replaceFirst("-\\d+$", "");
  }

  @Override
  public String toString() {
    String what = kind.isOfOneProcess() ? kind.word() + " " + target : target;
    return lastsMs == 0 ? what : what + " for " + lastsMs + " ms";
  }
}
