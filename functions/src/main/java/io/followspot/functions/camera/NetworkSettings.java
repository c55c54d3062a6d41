package io.followspot.functions.camera;

import io.followspot.functions.Rejections;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.onnx.CocoLabels;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.ModelName;
import io.followspot.vision.onnx.NetworkConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a registration says about networks, checked. Whether the files are there shows later. */
final class NetworkSettings {
  private static final List<String> HEADS = List.of("yolox", "yolov8");
  private static final int MAX_EVERY = 1000;

  private NetworkSettings() {}

  static NetworkConfig of(VisionSettings settings) throws InvalidRegistrationException {
    NetworkConfig config = NetworkConfig.NONE;
    if (settings.getDetector().equals("onnx")) {
      config = config.withDetector(detector(settings));
    } else if (!settings.getModel().isEmpty()) {
      throw new InvalidRegistrationException(
          "vision.model", "is set, but vision.detector is not \"onnx\"; set both or none");
    }
    if (settings.getEmbeddingModel().isEmpty()) {
      return config;
    }
    return config.withEmbedding(name("vision.embedding_model", settings.getEmbeddingModel()));
  }

  private static ModelConfig detector(VisionSettings settings) throws InvalidRegistrationException {
    String head = Limits.oneOf("vision.model_head", settings.getModelHead(), HEADS);
    ModelConfig config =
        ModelConfig.of(name("vision.model", settings.getModel()))
            .withHead(ModelHead.valueOf(head.toUpperCase(Locale.ROOT)))
            .withOnMotion(settings.getModelOnMotion());
    if (settings.hasModelEvery()) {
      config =
          config.withEvery(
              (int) Limits.within("vision.model_every", settings.getModelEvery(), 1, MAX_EVERY));
    }
    if (settings.hasModelMinScore()) {
      config =
          config.withMinScore(
              Limits.within("vision.model_min_score", settings.getModelMinScore(), 0.01, 1));
    }
    if (settings.hasModelOverlap()) {
      config =
          config.withOverlap(
              Limits.within("vision.model_overlap", settings.getModelOverlap(), 0.01, 1));
    }
    return settings.getModelLabels().isEmpty()
        ? config
        : config.withLabels(labels(settings.getModelLabels()));
  }

  private static List<String> labels(String text) throws InvalidRegistrationException {
    if (text.equals("*")) {
      return List.of();
    }
    List<String> labels = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    for (String label : labels) {
      if (!CocoLabels.ALL.contains(label)) {
        throw new InvalidRegistrationException(
            "vision.model_labels",
            "has "
                + Rejections.quote(label)
                + ", which is no class of COCO such as person, car, dog");
      }
    }
    return labels;
  }

  private static String name(String field, String name) throws InvalidRegistrationException {
    if (!ModelName.isValid(name)) {
      throw new InvalidRegistrationException(
          field, "is " + Rejections.quote(name) + "; it must be " + ModelName.RULE);
    }
    return name;
  }
}
