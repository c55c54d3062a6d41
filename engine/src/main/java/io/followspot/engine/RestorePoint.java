package io.followspot.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.RestoreMode;

/**
 * A state that the job can be restored from: a checkpoint, as {@code JOB/chk-NUMBER/_metadata}, or
 * a savepoint, as {@code savepoint-NAME/_metadata}.
 *
 * @param path the directory that contains the metadata
 * @param number Flink's number of the checkpoint. A restored job continues counting, so that
 *     numbers order all restore points of a home, savepoints included; file times are not used.
 * @param isSavepoint whether it belongs to the user, not to Flink
 */
record RestorePoint(Path path, long number, boolean isSavepoint) {
  private static final Pattern CHECKPOINT = Pattern.compile("chk-[0-9]{1,18}");
  private static final Pattern SAVEPOINT = Pattern.compile("savepoint-[0-9a-f-]{1,60}");

  /** Renamed points match none of the patterns above and are never deleted. */
  private static final String DAMAGED = "damaged-";

  private static final int KEPT = 3;

  private static final Comparator<RestorePoint> NEWEST_FIRST =
      Comparator.comparingLong(RestorePoint::number)
          .thenComparing(point -> !point.isSavepoint)
          .thenComparing(point -> point.path.toString())
          .reversed();

  /**
   * Returns all complete checkpoints and savepoints, the newest first. Restoring an older one
   * repeats the events since.
   *
   * @throws UncheckedIOException if a directory cannot be read
   */
  static List<RestorePoint> newestFirst(Path checkpoints, Path savepoints) {
    return Stream.concat(checkpointsIn(checkpoints), savepointsIn(savepoints))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  /** Whether Flink may delete the files: a savepoint is never changed. */
  RestoreMode mode() {
    return isSavepoint ? RestoreMode.NO_CLAIM : RestoreMode.CLAIM;
  }

  /** The name that {@link #setAside} gives it. */
  Path asidePath() {
    return new Path(path.getParent(), DAMAGED + path.getName());
  }

  /**
   * Renames it, so that no start uses it again and a new checkpoint can have its number.
   *
   * @throws IOException if it cannot be renamed
   */
  void setAside() throws IOException {
    StoredFiles.delete(asidePath());
    StoredFiles.rename(path, asidePath());
  }

  /**
   * Deletes all checkpoints but the newest few, and the remains of incomplete ones. Each killed
   * process leaves some behind, which the next one does not know. No job may be running.
   *
   * @throws UncheckedIOException if a directory cannot be read or a file not be deleted
   */
  static void sweep(Path checkpoints) {
    List<RestorePoint> complete = checkpointsIn(checkpoints).sorted(NEWEST_FIRST).toList();
    complete.stream().skip(KEPT).forEach(point -> delete(point.path));
    if (!complete.isEmpty()) {
      below(checkpoints, 2, CHECKPOINT)
          .filter(path -> !isComplete(path) && numberIn(path) < complete.get(0).number)
          .forEach(RestorePoint::delete);
    }
  }

  /**
   * Deletes the checkpoints before a number, which the restored job does not know.
   *
   * @throws UncheckedIOException if a directory cannot be read or a file not be deleted
   */
  static void sweepBefore(Path checkpoints, long number) {
    below(checkpoints, 2, CHECKPOINT)
        .filter(path -> numberIn(path) < number)
        .forEach(RestorePoint::delete);
  }

  /** The number of the newest complete checkpoint, if there is one. */
  static OptionalLong newestNumber(Path checkpoints) {
    return checkpointsIn(checkpoints).mapToLong(RestorePoint::number).max();
  }

  private static Stream<RestorePoint> checkpointsIn(Path directory) {
    return below(directory, 2, CHECKPOINT)
        .filter(RestorePoint::isComplete)
        .map(path -> new RestorePoint(path, numberIn(path), false));
  }

  private static Stream<RestorePoint> savepointsIn(Path directory) {
    return below(directory, 1, SAVEPOINT)
        .filter(RestorePoint::isComplete)
        .flatMap(
            path -> {
              OptionalLong number = Metadata.numberIn(path);
              return number.isPresent()
                  ? Stream.of(new RestorePoint(path, number.getAsLong(), true))
                  : Stream.empty();
            });
  }

  private static Stream<Path> below(Path directory, int depth, Pattern name) {
    try {
      return StoredFiles.directoriesBelow(directory, depth, name).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isComplete(Path path) {
    try {
      return StoredFiles.isFile(new Path(path, Metadata.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long numberIn(Path checkpoint) {
    return Long.parseLong(checkpoint.getName().substring("chk-".length()));
  }

  /** Its metadata first: an interruption leaves nothing that looks complete. */
  private static void delete(Path directory) {
    try {
      StoredFiles.delete(new Path(directory, Metadata.FILE));
      StoredFiles.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
