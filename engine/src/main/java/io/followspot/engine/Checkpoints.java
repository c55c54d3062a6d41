package io.followspot.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints that Flink leaves in a directory, as {@code JOB/chk-NUMBER/_metadata}. */
final class Checkpoints {
  private static final Pattern NAME = Pattern.compile("chk-[0-9]{1,18}");

  private Checkpoints() {}

  /**
   * Returns the newest complete checkpoint below a directory. Flink writes the metadata last and in
   * one step, so a checkpoint that has it is complete.
   *
   * @throws UncheckedIOException if the directory can not be read
   */
  static Optional<Path> newest(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(directory, 2)) {
      return files
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .filter(path -> Files.isRegularFile(path.resolve("_metadata")))
          .max(Comparator.comparingLong(Checkpoints::number));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
