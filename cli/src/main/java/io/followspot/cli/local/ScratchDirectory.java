package io.followspot.cli.local;

import io.followspot.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one process puts temporary files, such as the native libraries that it unpacks. One that is
 * killed leaves them behind, 60 MB each time: the next one begins with none.
 *
 * @param path for this process alone
 */
record ScratchDirectory(Path path) {
  /**
   * Empties it for a process that starts.
   *
   * @return what the process is to be started with
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

  /** Deletes a directory and all that is in it, if it is there. */
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
