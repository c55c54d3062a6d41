package io.followspot.broker;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.metadata.storage.Formatter;

/** The directory in which Kafka keeps its data. */
final class DataDirectory {
  /**
   * Base64 of "followspot-node1". A constant, so that formatting can be repeated after an
   * interrupted one, and that all nodes of a cluster have the same.
   */
  private static final String CLUSTER_ID = "Zm9sbG93c3BvdC1ub2RlMQ";

  private final Path path;

  private DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * Formats the directory for Kafka unless it is formatted already.
   *
   * @param number Kafka's id of the node
   * @throws CannotStartException if it cannot be written, or another process uses it
   */
  static DataDirectory prepare(Path path, int number) {
    DataDirectory directory = new DataDirectory(path.toAbsolutePath().normalize());
    try {
      Files.createDirectories(directory.path);
      directory.refuseIfInUse();
      directory.format(number);
    } catch (IOException e) {
      throw new CannotStartException(
          "the broker's directory "
              + path
              + " cannot be used ("
              + e.getMessage()
              + ")"
              + "; set FOLLOWSPOT_HOME to another directory",
          e);
    }
    return directory;
  }

  Path path() {
    return path;
  }

  /**
   * Kafka locks this file while it runs. Checked here because Kafka reports the conflict as a long
   * stack trace.
   */
  private void refuseIfInUse() throws IOException {
    try (FileChannel lockFile =
            FileChannel.open(
                path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock()) {
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Locked by this process: falls through to the message below.
    }
    throw new CannotStartException(
        "another broker is using "
            + path
            + "; stop it, or set FOLLOWSPOT_HOME to another directory");
  }

  private void format(int number) throws IOException {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(number)
          .setClusterId(CLUSTER_ID)
          .addDirectory(path.toString())
          .setMetadataLogDirectory(path.toString())
          .setControllerListenerName(NodeConfig.CONTROLLER_LISTENER)
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
