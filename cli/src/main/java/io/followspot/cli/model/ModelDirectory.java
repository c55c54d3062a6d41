package io.followspot.cli.model;

import io.followspot.process.Setting;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The directory in which the functions look for models. */
final class ModelDirectory {
  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "The directory of models (default: FOLLOWSPOT_MODELS, else models in"
              + " FOLLOWSPOT_HOME).")
  private @Nullable Path directory;

  Path path() {
    if (directory != null) {
      return directory;
    }
    String models = Setting.MODELS.read();
    return models.isEmpty() ? Path.of(Setting.HOME.read(), "models") : Path.of(models);
  }
}
