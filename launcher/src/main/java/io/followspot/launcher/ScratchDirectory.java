package io.followspot.launcher;

import io.followspot.process.DirectoryTree;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
      DirectoryTree.delete(path);
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new CliException("cannot write to " + path + ": " + e.getMessage());
    }
    return List.of("-Djava.io.tmpdir=" + path);
  }
}
