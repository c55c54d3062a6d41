package io.followspot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads classes and ends: with {@code -XX:ArchiveClassesAtExit} that makes an archive from which a
 * later process with the same class path takes them, instead of reading and verifying each.
 */
public final class ClassLoadTraining {
  private static final String SOURCE = " source: ";

  private ClassLoadTraining() {}

  /**
   * Loads what an earlier process loaded.
   *
   * @param args the file that it wrote with {@code -Xlog:class+load}
   */
  public static void main(String[] args) throws IOException {
    for (String name : names(Files.readAllLines(Path.of(args[0])))) {
      try {
        Class<?> unused = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // Made at run time, or by another loader: nothing to archive.
      }
    }
  }

  /** The names in lines such as {@code io.followspot.Foo source: file:/x.jar}. */
  static List<String> names(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(SOURCE))
        .map(line -> line.substring(0, line.indexOf(SOURCE)).strip())
        .filter(name -> !name.contains("/") && !name.contains("$$") && !name.contains("$Proxy"))
        .distinct()
        .toList();
  }
}
