package io.followspot.engine;

import java.nio.file.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** Converts paths of this machine to Flink's path names. The only place that does so. */
final class FlinkPath {
  private FlinkPath() {}

  /**
   * Returns the name of a local file or directory for Flink. {@code Path.toUri()} would encode
   * non-ASCII characters, and Flink does not decode names: it would use a directory called {@code
   * home%20x} beside {@code home x}.
   *
   * @param path absolute
   */
  static String of(Path path) {
    return LocalFileSystem.getLocalFsURI().getScheme() + "://" + path;
  }
}
