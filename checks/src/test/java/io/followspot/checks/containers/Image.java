package io.followspot.checks.containers;

import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image under test: loaded from the file that {@code -Dcontainers.image=FILE} names, or else
 * built by {@code deploy/Dockerfile} on the image that {@code -Dcontainers.base=NAME} names, or on
 * the Dockerfile's own.
 */
final class Image {
  private static final String BUILT = "followspot:checked";
  private static final Pattern BASE = Pattern.compile("(?m)^ARG BASE=(\\S+)$");
  private static final Pattern LOADED = Pattern.compile("Loaded image: (\\S+)");

  private Image() {}

  /** Why there can be no image; empty if there can. */
  static String obstacle(Docker docker) throws IOException, InterruptedException {
    Optional<Path> file = file();
    if (file.isPresent()) {
      return Files.exists(file.get()) ? "" : "skipped: there is no file " + file.get();
    }
    return docker.hasImage(base())
        ? ""
        : "skipped: the Docker engine has no image "
            + base()
            + "; pull it, or name another one with Java 17 by -Dcontainers.base=NAME";
  }

  /** Loads or builds it, and returns its name. */
  static String make(Docker docker) throws IOException, InterruptedException {
    Optional<Path> file = file();
    if (file.isPresent()) {
      String said = docker.run(List.of("load", "--input", file.get().toString()));
      Matcher loaded = LOADED.matcher(said);
      if (!loaded.find()) {
        throw new AssertionError("no image in " + file.get() + ": " + said);
      }
      return loaded.group(1);
    }
    String root = Project.root().toString();
    docker.run(
        List.of(
            "build",
            "--file=" + root + "/deploy/Dockerfile",
            "--build-arg=BASE=" + base(),
            "--tag=" + BUILT,
            root));
    return BUILT;
  }

  /** The file that the property names, relative to the project. */
  private static Optional<Path> file() {
    return Optional.ofNullable(System.getProperty("containers.image"))
        .map(name -> Project.root().resolve(name));
  }

  private static String base() throws IOException {
    Matcher base = BASE.matcher(Files.readString(Project.root().resolve("deploy/Dockerfile")));
    if (!base.find()) {
      throw new AssertionError("deploy/Dockerfile names no base");
    }
    return System.getProperty("containers.base", base.group(1));
  }
}
