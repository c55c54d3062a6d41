package io.followspot.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.runtime.jobgraph.RestoreMode;

/**
 * A state that the job can be restored from: a checkpoint, as {@code JOB/chk-NUMBER/_metadata}, or
 * a savepoint, as {@code savepoint-NAME/_metadata}.
 *
 * @param path the directory that holds the metadata
 * @param completedMs when Flink wrote the metadata, which it does last and in one step
 * @param isSavepoint whether it is owned by its creator, not by Flink
 */
record RestorePoint(Path path, long completedMs, boolean isSavepoint) {
  private static final Pattern CHECKPOINT = Pattern.compile("chk-[0-9]{1,18}");
  private static final Pattern SAVEPOINT = Pattern.compile("savepoint-[0-9a-f-]{1,60}");

  private static final int KEPT = 3;

  /** By time; of checkpoints within one tick of the clock the greater number is the newer. */
  private static final Comparator<RestorePoint> BY_AGE =
      Comparator.comparingLong((RestorePoint point) -> point.completedMs)
          .thenComparing(RestorePoint::isSavepoint)
          .thenComparingLong(RestorePoint::number);

  /**
   * Returns the newest of all complete checkpoints and savepoints. Going on from an older one would
   * repeat events that are committed already.
   *
   * @throws UncheckedIOException if a directory cannot be read
   */
  static Optional<RestorePoint> newest(Path checkpoints, Path savepoints) {
    return Stream.concat(
            below(checkpoints, 2, CHECKPOINT, false), below(savepoints, 1, SAVEPOINT, true))
        .max(BY_AGE);
  }

  /** What Flink may do with the files: a savepoint is left as it is. */
  RestoreMode mode() {
    return isSavepoint ? RestoreMode.NO_CLAIM : RestoreMode.CLAIM;
  }

  /**
   * Deletes all checkpoints but the newest few. A process that is killed leaves one behind each
   * time, which the next one does not know of.
   *
   * @throws UncheckedIOException if a directory cannot be read or a file not be deleted
   */
  static void sweep(Path checkpoints) {
    List<RestorePoint> newestFirst =
        below(checkpoints, 2, CHECKPOINT, false).sorted(BY_AGE.reversed()).toList();
    for (RestorePoint old :
        newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
      try {
        EngineHome.delete(old.path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Stream<RestorePoint> below(
      Path directory, int depth, Pattern name, boolean isSavepoint) {
    if (!Files.isDirectory(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files
          .filter(path -> name.matcher(path.getFileName().toString()).matches())
          .filter(path -> Files.isRegularFile(path.resolve("_metadata")))
          .map(path -> new RestorePoint(path, completedMs(path), isSavepoint))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long completedMs(Path point) {
    try {
      return Files.getLastModifiedTime(point.resolve("_metadata")).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long number() {
    String name = path.getFileName().toString();
    return isSavepoint ? 0 : Long.parseLong(name.substring("chk-".length()));
  }
}
