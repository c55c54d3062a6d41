package io.followspot.engine;

import io.followspot.engine.s3.StorageException;
import java.util.List;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;

/** Counts how often tasks could not read their state, which retrying does not solve. */
final class RestoreFailures {
  static final int LIMIT = 3;

  /**
   * Flink's messages about reading state. State written by another version does not count as
   * damage, and storage that cannot be reached does not.
   */
  private static final List<String> OF_RESTORE =
      List.of(
          "Exception while creating StreamOperatorStateContext",
          "Could not restore operator state backend",
          "BackendBuildingException");

  private static final List<String> NOT_DAMAGE =
      List.of("StateMigrationException", StorageException.class.getName());

  private long countedMs;
  private int count;
  private String last = "";

  /** Examines why the job failed last. */
  boolean areTooMany(AccessExecutionGraph graph) {
    ErrorInfo failure = graph.getFailureInfo();
    return failure != null && areTooMany(failure.getTimestamp(), failure.getExceptionAsString());
  }

  /** Examines a failure, which may be the same as the last time. */
  boolean areTooMany(long failedMs, String trace) {
    if (failedMs > countedMs
        && OF_RESTORE.stream().anyMatch(trace::contains)
        && NOT_DAMAGE.stream().noneMatch(trace::contains)) {
      countedMs = failedMs;
      count++;
      last =
          trace.lines().filter(line -> line.startsWith("Caused by: ")).reduce(trace, (a, b) -> b);
    }
    return count >= LIMIT;
  }

  /** The last failure. */
  String last() {
    return last.lines().findFirst().orElse("").replace("Caused by: ", "");
  }
}
