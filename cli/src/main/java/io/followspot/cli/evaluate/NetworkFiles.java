package io.followspot.cli.evaluate;

import io.followspot.cli.Complaint;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.ModelName;
import io.followspot.vision.onnx.NetworkConfig;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The networks that {@code --video} is to use, by their files. */
final class NetworkFiles {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "With --video: find objects by this ONNX detector instead of by motion.")
  private @Nullable Path model;

  @Option(
      names = "--model-head",
      paramLabel = "HEAD",
      defaultValue = "YOLOX",
      description = "How it answers: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private ModelHead head = ModelHead.YOLOX;

  @Option(
      names = "--model-labels",
      paramLabel = "LABEL",
      split = ",",
      defaultValue = "person",
      description = "Which of COCO's classes count; default ${DEFAULT-VALUE}.")
  private List<String> labels = List.of("person");

  @Option(
      names = "--embedding",
      paramLabel = "FILE",
      description = "With --video: describe what objects look like by this ONNX network.")
  private @Nullable Path embedding;

  NetworkConfig config() {
    NetworkConfig config = NetworkConfig.NONE;
    if (model != null) {
      try {
        config = config.withDetector(ModelConfig.of(name(model)).withHead(head).withLabels(labels));
      } catch (IllegalArgumentException e) {
        throw new Complaint("--model-labels: " + e.getMessage());
      }
    }
    return embedding == null ? config : config.withEmbedding(name(embedding));
  }

  /** Where the files are. */
  Path directory() {
    if (model != null && embedding != null && !parent(model).equals(parent(embedding))) {
      throw new Complaint("--model and --embedding must be files in one directory");
    }
    Path file = model != null ? model : embedding;
    return file == null ? Path.of("") : parent(file);
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file : parent;
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!ModelName.isValid(name)) {
      throw new Complaint(file + " can not be used: a model's name must be " + ModelName.RULE);
    }
    return name;
  }
}
