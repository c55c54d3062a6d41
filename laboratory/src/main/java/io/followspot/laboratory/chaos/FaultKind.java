package io.followspot.laboratory.chaos;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of faults. */
public enum FaultKind {
  /** SIGKILL to a process. */
  KILL,
  /** SIGSTOP to a process, later SIGCONT. */
  FREEZE,
  /** The metadata of the newest checkpoint is truncated, and Flink is killed. */
  CHECKPOINT,
  /** The clock of broker, Flink and gateway is set an hour ahead or back. */
  CLOCK,
  /** The file system of the data directory is full for a while. */
  DISK,
  /** The broker's port receives and sends no packets for a while. */
  PARTITION,
  /** All connections share a narrow line for a while. */
  SLOW_NETWORK,
  /** The file system of the data directory accepts writes a fifth of the time, for a while. */
  SLOW_DISK,
  /** A process is asked to end and is started again, one after the other, as for an upgrade. */
  RESTART,
  /** The job of a cluster goes on with another number of function slots. */
  RESCALE;

  private static final Set<FaultKind> DEFAULT = EnumSet.of(KILL, FREEZE);

  /** Kills and freezes, which need nothing but the command {@code kill}. */
  public static Set<FaultKind> defaults() {
    return EnumSet.copyOf(DEFAULT);
  }

  /** All that are faults: not what an operator does on purpose. */
  public static Set<FaultKind> all() {
    return EnumSet.complementOf(EnumSet.of(RESTART, RESCALE));
  }

  /** The kind of that name, as in {@code slow-network}. */
  static Optional<FaultKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(name)).findFirst();
  }

  /** All names, for users. */
  static String names() {
    return Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", "));
  }

  /** The name, for users. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether an operator does it on purpose: then what counts is how long positions were late. */
  boolean isMaintenance() {
    return this == RESTART || this == RESCALE;
  }

  /** Whether it affects one process that is chosen, not the whole system. */
  boolean isOfOneProcess() {
    return DEFAULT.contains(this);
  }
}
