package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.Setting;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** Converts between paths of this machine, or of users, and Flink's. */
final class FlinkPath {
  private static final String OBJECT_STORAGE =
      "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9._=/-]*)?";

  private FlinkPath() {}

  /**
   * Returns Flink's path of a local file or directory. {@code Path.toUri()} would encode non-ASCII
   * characters, and Flink does not decode names: it would use a directory called {@code home%20x}
   * beside {@code home x}.
   *
   * @param path absolute
   */
  static Path of(java.nio.file.Path path) {
    return new Path(LocalFileSystem.getLocalFsURI().getScheme() + "://" + path);
  }

  /**
   * Returns the directory in object storage that {@link Setting#CHECKPOINTS} names.
   *
   * @throws CannotStartException if it is not {@code s3://BUCKET/NAME}
   */
  static Path inObjectStorage(String wanted) {
    if (!wanted.matches(OBJECT_STORAGE)) {
      throw new CannotStartException(
          Setting.CHECKPOINTS.variable()
              + " is \""
              + wanted
              + "\"; it must be empty or like s3://BUCKET/NAME, with letters, digits and ._=/-");
    }
    return new Path(wanted);
  }

  /** Its name for people: as commands of its place take it. */
  static String shown(Path path) {
    return isLocal(path) ? path.getPath() : path.toString();
  }

  /** The command by which a user renames a directory. */
  static String renaming(Path from, Path to) {
    String command = isLocal(from) ? "mv" : "aws s3 mv --recursive";
    return command + " '" + shown(from) + "' '" + shown(to) + "'";
  }

  private static boolean isLocal(Path path) {
    return LocalFileSystem.getLocalFsURI().getScheme().equals(path.toUri().getScheme());
  }
}
