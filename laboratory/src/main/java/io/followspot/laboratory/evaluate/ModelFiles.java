package io.followspot.laboratory.evaluate;

import io.followspot.process.Setting;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.terminal.CliException;
import io.followspot.terminal.registration.SettingsField;
import io.followspot.vision.onnx.ModelName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files of the networks that {@code --video} uses. */
public final class ModelFiles {
  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description =
          "With --video: detect objects with this ONNX model instead of by motion; a name is one of"
              + " the models in FOLLOWSPOT_MODELS.")
  private @Nullable Path model;

  @Option(
      names = "--model-head",
      paramLabel = "HEAD",
      description = "Output format of the model, as --set vision.model_head=HEAD.")
  private @Nullable String head;

  @Option(
      names = "--model-labels",
      paramLabel = "LABEL,...",
      description = "Classes to detect, as --set vision.model_labels=LABEL,...; default person.")
  private @Nullable String labels;

  @Option(
      names = "--embedding",
      paramLabel = "NAME|FILE",
      description = "With --video: compute appearance embeddings with this ONNX model.")
  private @Nullable Path embedding;

  /** Writes these options into a registration. */
  public void applyTo(VisionSettings.Builder settings) {
    if (model != null) {
      settings.setDetector("onnx").setModel(name(model));
      if (head != null) {
        SettingsField.setText(settings, "model_head", head.toLowerCase(Locale.ROOT));
      }
      if (labels != null) {
        SettingsField.setText(settings, "model_labels", labels);
      }
    }
    if (embedding != null) {
      settings.setEmbeddingModel(name(embedding));
    }
  }

  /** Where the files are. */
  public Path directory() {
    if (model != null && embedding != null && !parent(model).equals(parent(embedding))) {
      throw new CliException("--model and --embedding must be files in one directory");
    }
    Path file = model != null ? model : embedding;
    return file == null ? Path.of("") : parent(file);
  }

  /** The file if it exists, or else the one of that name in the directory of models. */
  private static Path found(Path file) {
    Path named = Path.of(Setting.MODELS.read()).resolve(file);
    return !Files.exists(file) && file.getNameCount() == 1 && Files.exists(named) ? named : file;
  }

  private static Path parent(Path given) {
    Path file = found(given);
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file : parent;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!ModelName.isValid(name)) {
      throw new CliException(file + " cannot be used: a model's name must be " + ModelName.RULE);
    }
    return name;
  }
}
