package io.followspot.laboratory.chaos;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parameters of a run.
 *
 * @param kills number of faults
 * @param seed of the schedule and of the scenes
 * @param cameras how many
 * @param frames of all cameras together, at least
 * @param framesPerSecond of each camera
 * @param kinds kinds of faults besides kills and freezes, which are always among them
 * @param guarantees false to switch off exactly-once delivery, to prove that the check detects it
 * @param system what is disturbed
 * @param home where the system keeps its data and logs
 */
public record ChaosPlan(
    int kills,
    long seed,
    int cameras,
    long frames,
    double framesPerSecond,
    Set<FaultKind> kinds,
    boolean guarantees,
    System system,
    Path home) {
  /** What is disturbed. */
  public enum System {
    /** Broker, Flink with the functions in it, and gateway. */
    LOCAL,
    /** The same with the functions as a process of their own, called by HTTP. */
    SEPARATE_FUNCTIONS,
    /** A cluster with several processes of each role. */
    CLUSTER
  }

  /** Copies the set. */
  public ChaosPlan {
    kinds = Set.copyOf(kinds);
  }

  List<String> cameraIds() {
    return IntStream.rangeClosed(1, cameras).mapToObj(i -> "chaos-" + i).toList();
  }

  long durationMs() {
    return (long) (1_000 * frames / (cameras * framesPerSecond));
  }
}
