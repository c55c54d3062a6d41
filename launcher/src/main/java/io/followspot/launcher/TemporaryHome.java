package io.followspot.launcher;

import io.followspot.process.DirectoryTree;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data directory that is deleted at the end of a command. */
public record TemporaryHome(Path path) implements AutoCloseable {
  /**
   * Creates one.
   *
   * @param name part of the directory's name
   */
  public static TemporaryHome make(String name) {
    try {
      return new TemporaryHome(Files.createTempDirectory("followspot-" + name));
    } catch (IOException e) {
      throw new CliException("cannot make a temporary directory: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    DirectoryTree.delete(path);
  }
}
