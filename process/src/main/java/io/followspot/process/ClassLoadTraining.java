package io.followspot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads classes and exits. With {@code -XX:ArchiveClassesAtExit} this writes a class-data archive,
 * from which later processes with the same class path start faster than by reading and verifying
 * each class.
 */
public final class ClassLoadTraining {
  private static final String SOURCE = " source: ";

  private ClassLoadTraining() {}

  /**
   * Loads the classes that an earlier process loaded.
   *
   * @param args the log that it wrote with {@code -Xlog:class+load}
   */
  public static void main(String[] args) throws IOException {
    for (String name : names(Files.readAllLines(Path.of(args[0])))) {
      try {
        Class<?> unused = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // Generated at run time, or of another class loader: cannot be archived.
      }
    }
  }

  /** Extracts class names from lines such as {@code io.followspot.Foo source: file:/x.jar}. */
  static List<String> names(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(SOURCE))
        .map(line -> line.substring(0, line.indexOf(SOURCE)).strip())
        .filter(name -> !name.contains("/") && !name.contains("$$") && !name.contains("$Proxy"))
        .distinct()
        .toList();
  }
}
