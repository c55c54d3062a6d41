package io.followspot.launcher;

import io.followspot.process.Setting;
import io.followspot.terminal.CliException;
import io.followspot.terminal.Endpoints;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The data directory of a local system, used by one system at a time. */
public final class HomeDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;

  private HomeDirectory(Path path, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Creates the directory if necessary and locks it for this process.
   *
   * @throws CliException if it cannot be written or another system uses it
   */
  public static HomeDirectory lock(Path path) {
    try {
      Path absolute = path.toAbsolutePath().normalize();
      Files.createDirectories(absolute.resolve("run"));
      Files.createDirectories(absolute.resolve("logs"));
      FileChannel file =
          FileChannel.open(
              absolute.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(file);
      if (lock == null) {
        file.close();
        throw new CliException(
            absolute
                + " is in use by a Followspot that is running: stop that one, or set "
                + Setting.HOME.variable()
                + " to another directory");
      }
      return new HomeDirectory(absolute, file, lock);
    } catch (IOException e) {
      throw new CliException("cannot write to " + path + ": " + e.getMessage());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  public Path path() {
    return path;
  }

  /** The log file of the process of that name. */
  public Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  /** The directory for temporary files of the process of that name. */
  ScratchDirectory scratch(String name) {
    return new ScratchDirectory(path.resolve("run/scratch").resolve(name));
  }

  @Override
  public void close() throws IOException {
    Endpoints.delete(path);
    lock.release();
    lockFile.close();
  }
}
