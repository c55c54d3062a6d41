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
  /** No packet to or from one process of a cluster arrives for a while. */
  CUT,
  /** Of the packets to and from one process of a cluster, three of ten are lost for a while. */
  LOSS,
  /** All connections share a narrow line for a while. */
  SLOW_NETWORK,
  /** The file system of the data directory accepts writes a fifth of the time, for a while. */
  SLOW_DISK,
  /** A process is asked to end and is started again, one after the other, as for an upgrade. */
  RESTART,
  /** The job of a cluster goes on with another number of function slots. */
  RESCALE;

  private static final Set<FaultKind> SIGNALS = EnumSet.of(KILL, FREEZE);
  private static final Set<FaultKind> NETWORK_OF_ONE = EnumSet.of(CUT, LOSS);

  /** Kills and freezes, which need nothing but the command {@code kill}. */
  public static Set<FaultKind> defaults() {
    return EnumSet.copyOf(SIGNALS);
  }

  /**
   * All that are faults, not what an operator does on purpose.
   *
   * @param cluster whether of a cluster, or of a system with one process of each role
   */
  public static Set<FaultKind> all(boolean cluster) {
    Set<FaultKind> all = EnumSet.complementOf(EnumSet.of(RESTART, RESCALE));
    all.removeAll(cluster ? Set.of(CHECKPOINT) : NETWORK_OF_ONE);
    return all;
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

  /** Whether it is a signal to one process. */
  boolean isSignal() {
    return SIGNALS.contains(this);
  }

  /** Whether it affects the network of one process. */
  boolean isNetworkOfOne() {
    return NETWORK_OF_ONE.contains(this);
  }

  /** Whether it needs a cluster. */
  boolean isOfCluster() {
    return isNetworkOfOne() || this == RESCALE;
  }

  /** Whether it affects one process that is chosen, not the whole system. */
  boolean isOfOneProcess() {
    return isSignal() || isNetworkOfOne();
  }
}
