package io.followspot.laboratory.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where measured data lies, if it is here: {@code FOLLOWSPOT_DATA} (system property or environment
 * variable), or {@code ../shared/data} next to the repository.
 */
public final class MotData {
  private MotData() {}

  /** Returns a path below the data directory; the test is skipped if there is no such file. */
  public static Path require(String name) {
    Path path = root().resolve(name);
    assumeTrue(
        Files.exists(path),
        "skipped: " + path + " is not here; set FOLLOWSPOT_DATA to the data directory");
    return path;
  }

  public static List<String> lines(String name) {
    try {
      return Files.readAllLines(require(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static SequenceInfo sequence(String name) {
    return SequenceInfo.parse(lines("mot/" + name + "/seqinfo.ini"));
  }

  public static List<MotRow> annotations(String sequence) {
    return MotRow.parse(lines("mot/" + sequence + "/gt/gt.txt"));
  }

  private static Path root() {
    String set = System.getProperty("FOLLOWSPOT_DATA", System.getenv("FOLLOWSPOT_DATA"));
    if (set != null) {
      return Path.of(set);
    }
    return repository().resolveSibling("shared").resolve("data");
  }

  /** The folder of the whole project. */
  static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    Path repository = at;
    for (Path p = at; p != null; p = p.getParent()) {
      if (Files.exists(p.resolve("pom.xml"))) {
        repository = p;
      }
    }
    return repository;
  }
}
