package io.followspot.laboratory.chaos;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Fills the file system of a directory with a file. */
final class FullDisk implements SystemFault {
  private static final int BLOCK_BYTES = 1 << 20;

  private final Path filler;

  /**
   * @param home a directory on a file system of its own, which nothing else needs
   * @throws CliException if the file system is large: it is likely to be the machine's own
   */
  FullDisk(Path home) {
    this.filler = home.resolve("filler");
    OwnFileSystem.require(home, FaultKind.DISK);
  }

  @Override
  public void begin() {
    try (FileChannel file =
        FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        file.write(ByteBuffer.allocate(BLOCK_BYTES));
      }
    } catch (IOException e) {
      // No space left on the device, as wanted.
    }
  }

  @Override
  public void end() {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException e) {
      throw new CliException("cannot delete " + filler + ": " + e.getMessage());
    }
  }
}
