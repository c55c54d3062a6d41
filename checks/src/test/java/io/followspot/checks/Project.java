package io.followspot.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The project's directory, and the measurement data beside it. */
public final class Project {
  private Project() {}

  /** The directory that holds the modules. */
  public static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("protos/src"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("run the checks from within the project");
      }
    }
    return at;
  }

  /** A file of the measurement data, if present; FOLLOWSPOT_DATA names the directory. */
  public static Optional<Path> data(String name) {
    String named = System.getenv("FOLLOWSPOT_DATA");
    Path folder = named == null ? root().resolve("../shared/data") : Path.of(named);
    Path file = folder.resolve(name).normalize();
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }
}
