package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a directory is on a file system that nothing else is likely to need. */
final class OwnFileSystem {
  private static final long LARGEST_BYTES = 16L << 30;

  private OwnFileSystem() {}

  /**
   * @throws CliException if the file system is large: it is likely to be the machine's own
   */
  static void require(Path directory, FaultKind fault) {
    try {
      if (Files.getFileStore(directory).getTotalSpace() > LARGEST_BYTES) {
        throw new CliException(
            "the fault \""
                + fault.word()
                + "\" would affect the whole file system of "
                + directory
                + ": run deploy/chaos.sh, which creates a small one, or name a directory on one"
                + " with --keep");
      }
    } catch (IOException e) {
      throw new CliException("cannot examine " + directory + ": " + e.getMessage());
    }
  }
}
