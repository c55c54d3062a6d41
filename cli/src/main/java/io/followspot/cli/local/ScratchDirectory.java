package io.followspot.cli.local;

import io.followspot.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory for one process's temporary files, such as unpacked native libraries. A killed
 * process leaves 60 MB behind each time: the next start deletes them.
 *
 * @param path for this process alone
 */
record ScratchDirectory(Path path) {
  /**
   * Empties it before a process starts.
   *
   * @return JVM options of the process
   * @throws CliException if it cannot be written
   */
  List<String> prepare() {
    try {
      delete(path);
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new CliException("cannot write to " + path + ": " + e.getMessage());
    }
    return List.of("-Djava.io.tmpdir=" + path);
  }

  /** Deletes a directory recursively, if it exists. */
  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.deleteIfExists(each);
    }
  }
}
