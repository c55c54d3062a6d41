package io.followspot.engine;

import java.nio.file.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The one place where a path of this machine becomes a name that Flink understands. */
final class FlinkPath {
  private FlinkPath() {}

  /**
   * Returns the name of a local file or directory for Flink. {@code Path.toUri()} would encode what
   * is not ASCII, and Flink does not decode the names it is given: it would use a directory called
   * {@code home%20x} beside {@code home x}.
   *
   * @param path absolute
   */
  static String of(Path path) {
    return LocalFileSystem.getLocalFsURI().getScheme() + "://" + path;
  }
}
