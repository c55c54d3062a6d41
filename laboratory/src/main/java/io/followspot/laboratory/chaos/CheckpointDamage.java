package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends Flink and truncates the metadata of its newest checkpoint, if there is an older one. No
 * registration may change in between: nothing records between which frames it was processed, and
 * the second time it may be between others.
 */
final class CheckpointDamage implements SystemFault {
  private static final String CHECKPOINT = "chk-";

  private final Path checkpoints;
  private final SystemFault pause;
  private final SystemFault kill;

  /**
   * @param home the data directory
   * @param pause returns when registrations no longer change
   * @param kill kills Flink
   */
  CheckpointDamage(Path home, SystemFault pause, SystemFault kill) {
    this.pause = pause;
    this.checkpoints = home.resolve("checkpoints");
    this.kill = kill;
  }

  @Override
  public void begin() throws InterruptedException {
    pause.begin();
    kill.begin();
    try {
      Optional<Path> newest = newest();
      if (newest.isPresent()) {
        try (FileChannel file = FileChannel.open(newest.get(), StandardOpenOption.WRITE)) {
          file.truncate(file.size() / 2);
        }
      }
    } catch (IOException e) {
      throw new CliException("cannot damage a checkpoint: " + e.getMessage());
    }
  }

  /** Empty if there is only one: without any state nothing could go on. */
  private Optional<Path> newest() throws IOException {
    try (Stream<Path> directories = Files.walk(checkpoints, 2)) {
      List<Path> complete =
          directories
              .filter(path -> path.getFileName().toString().startsWith(CHECKPOINT))
              .sorted(Comparator.comparingLong(CheckpointDamage::number))
              .map(path -> path.resolve("_metadata"))
              .filter(Files::isRegularFile)
              .toList();
      return complete.size() < 2
          ? Optional.empty()
          : Optional.of(complete.get(complete.size() - 1));
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
  }
}
