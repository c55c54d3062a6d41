package io.followspot.engine;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/** Files and directories of Flink's file systems: of this machine, or in object storage. */
final class StoredFiles {
  private StoredFiles() {}

  /** Whether there is such a file. */
  static boolean isFile(Path file) throws IOException {
    try {
      return !system(file).getFileStatus(file).isDir();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** The directories below one, down to a depth, whose name matches; none if it does not exist. */
  static List<Path> directoriesBelow(Path directory, int depth, Pattern name) throws IOException {
    List<Path> found = new ArrayList<>();
    for (FileStatus each : list(directory)) {
      if (each.isDir()) {
        if (name.matcher(each.getPath().getName()).matches()) {
          found.add(each.getPath());
        }
        if (depth > 1) {
          found.addAll(directoriesBelow(each.getPath(), depth - 1, name));
        }
      }
    }
    return found;
  }

  private static FileStatus[] list(Path directory) throws IOException {
    try {
      FileStatus[] all = system(directory).listStatus(directory);
      return all == null ? new FileStatus[0] : all;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** The file's text. */
  static String read(Path file) throws IOException {
    try (FSDataInputStream in = system(file).open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Writes a file, as a whole or not at all. */
  static void write(Path file, String text) throws IOException {
    Path whole = file.suffix(".new");
    try (FSDataOutputStream out = system(file).create(whole, WriteMode.OVERWRITE)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    rename(whole, file);
  }

  /**
   * Renames a file or directory.
   *
   * @throws IOException if it cannot be renamed
   */
  static void rename(Path from, Path to) throws IOException {
    if (!system(from).rename(from, to)) {
      throw new IOException(
          FlinkPath.shown(from)
              + " does not exist, or "
              + FlinkPath.shown(to)
              + " cannot be written");
    }
  }

  /**
   * Deletes a file or a directory with everything in it, if it exists.
   *
   * @throws IOException if it cannot be deleted
   */
  static void delete(Path path) throws IOException {
    if (system(path).exists(path) && !system(path).delete(path, true)) {
      throw new IOException(FlinkPath.shown(path) + " cannot be deleted");
    }
  }

  private static FileSystem system(Path path) throws IOException {
    return path.getFileSystem();
  }
}
