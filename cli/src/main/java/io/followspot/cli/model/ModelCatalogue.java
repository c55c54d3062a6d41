package io.followspot.cli.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The models with known download addresses; none of them is part of Followspot. */
final class ModelCatalogue {
  private ModelCatalogue() {}

  static List<CatalogueModel> all() {
    try (InputStream json = ModelCatalogue.class.getResourceAsStream("catalogue.json")) {
      return new ObjectMapper().readValue(json, new TypeReference<List<CatalogueModel>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of models cannot be read", e);
    }
  }

  /**
   * Finds a model by its name or its file's name.
   *
   * @throws CliException if there is none; the message lists all
   */
  static CatalogueModel find(String name) {
    return all().stream()
        .filter(model -> model.name().equals(name) || model.file().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CliException(
                    "\""
                        + name
                        + "\" is not in the catalogue, which has "
                        + String.join(", ", all().stream().map(CatalogueModel::name).toList())
                        + "; put any other ONNX file into the directory of models yourself"));
  }
}
