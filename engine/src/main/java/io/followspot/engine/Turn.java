package io.followspot.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A time in which no other process of the same home has one: several JobManagers share files. */
record Turn(FileChannel file) implements AutoCloseable {
  /** Waits for it. It ends with the process at the latest. */
  static Turn in(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel file =
        FileChannel.open(
            directory.resolve("turn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.lock();
    return new Turn(file);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
