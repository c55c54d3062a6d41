package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The engine's share of the data directory: {@code checkpoints} and {@code savepoints} last, {@code
 * run} is rewritten at every start.
 *
 * @param path the data directory
 * @param name the process's name, for its own directory of temporary files
 */
record EngineHome(Path path, String name) {

  /**
   * Makes the directory ready for one process, which keeps others of its name out while it lives.
   *
   * @throws CannotStartException if the directory cannot be written or is in use
   */
  static EngineHome claim(String name) {
    EngineHome home = new EngineHome(directory(), name);
    try {
      Files.createDirectories(home.run());
      if (lock(home.run().resolve(name + ".lock")) == null) {
        throw new CannotStartException(
            "another engine ("
                + name
                + ") is using "
                + home.path
                + "; stop it, or set FOLLOWSPOT_HOME to another directory");
      }
      // A kill leaves gigabytes behind.
      delete(home.temporary());
      Files.createDirectories(home.temporary());
      return home;
    } catch (IOException e) {
      throw new CannotStartException(
          home.path
              + " cannot be written ("
              + e.getMessage()
              + "); set FOLLOWSPOT_HOME to another directory",
          e);
    }
  }

  /** Where savepoints lie, for a process that has no share of its own. */
  static Path savepointsHere() {
    return new EngineHome(directory(), "").savepoints();
  }

  private static Path directory() {
    return Path.of(Setting.HOME.read()).toAbsolutePath().normalize();
  }

  Path run() {
    return path.resolve("run");
  }

  /** Writes a file that only this user may read: the module names the functions' secret path. */
  void writePrivately(String fileName, String text) throws IOException {
    Path file = run().resolve(fileName);
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  Path temporary() {
    return run().resolve(name);
  }

  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  Path savepoints() {
    return path.resolve("savepoints");
  }

  /** Held until the process ends, hence never closed. */
  @SuppressWarnings("resource")
  private static @Nullable FileLock lock(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
  }

  /** Deletes a directory and all that is in it, if it is there. */
  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
