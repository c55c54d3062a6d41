package io.followspot.cli.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model of the catalogue that is in the directory of models.
 *
 * @param file its name in the directory
 * @param head the layout of its output, as {@code vision.model_head}
 */
public record InstalledModel(String file, String head) {
  /** The fastest that is there: the catalogue's first. */
  public static Optional<InstalledModel> fastest(Path directory) {
    return ModelCatalogue.all().stream()
        .filter(model -> Files.isRegularFile(directory.resolve(model.file())))
        .map(model -> new InstalledModel(model.file(), model.head()))
        .findFirst();
  }

  /** Where models are unless a command names another directory. */
  public static Path defaultDirectory() {
    return new ModelDirectory().path();
  }
}
