package io.followspot.cli.local;

import io.followspot.cli.CliException;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The data directory of a local system, used by one system at a time. */
public final class HomeDirectory implements AutoCloseable {
  /** The name of the brokers' addresses in {@link #endpoints}. */
  public static final String BROKERS = "bootstrap.servers";

  /** The name of the gateway's address in {@link #endpoints}. */
  public static final String GATEWAY = "gateway.url";

  private final Path path;
  private final FileChannel lockFile;
  private final FileLock lock;

  private HomeDirectory(Path path, FileChannel lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** The default directory. */
  public static Path byDefault() {
    return Path.of(Setting.HOME.read());
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

  /** Stores the addresses of the running system for other commands on this machine. */
  public void publishEndpoints(String bootstrapServers, String gatewayUrl) throws IOException {
    Properties endpoints = new Properties();
    endpoints.setProperty(BROKERS, bootstrapServers);
    endpoints.setProperty(GATEWAY, gatewayUrl);
    try (Writer out = Files.newBufferedWriter(endpointsFile(path))) {
      endpoints.store(out, "Addresses of the running Followspot");
    }
  }

  /**
   * The addresses of the system that runs in a home, by the names {@link #BROKERS} and {@link
   * #GATEWAY}; empty if none runs there.
   *
   * @throws CliException if they cannot be read
   */
  public static Properties endpoints(Path home) {
    Properties endpoints = new Properties();
    Path file = endpointsFile(home);
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        endpoints.load(in);
      } catch (IOException e) {
        throw new CliException("cannot read " + file + ": " + e.getMessage());
      }
    }
    return endpoints;
  }

  private static Path endpointsFile(Path home) {
    return home.resolve("run/endpoints.properties");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(endpointsFile(path));
    lock.release();
    lockFile.close();
  }
}
