package io.followspot.functions.camera;

import io.followspot.protos.CocoLabels;
import io.followspot.protos.v1.ModelHeadType;
import io.followspot.protos.v1.ModelOutput;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.NetworkConfig;
import java.util.List;

/**
 * The settings of networks in a registration. Whether the files exist is checked when they are
 * loaded.
 */
final class NetworkSettings {
  private NetworkSettings() {}

  /**
   * Reads settings.
   *
   * @param settings without texts, see {@link io.followspot.protos.rules.SettingTexts}
   */
  static NetworkConfig of(VisionSettings settings) {
    NetworkConfig config = NetworkConfig.NONE.withEmbedding(settings.getEmbeddingModel());
    return settings.getDetector().equals("onnx") ? config.withDetector(model(settings)) : config;
  }

  private static ModelConfig model(VisionSettings settings) {
    ModelConfig config =
        ModelConfig.of(settings.getModel(), CocoLabels.ALL)
            .withOnMotion(settings.getModelOnMotion());
    if (settings.hasModelEvery()) {
      config = config.withEvery(settings.getModelEvery());
    }
    if (settings.hasModelMinScore()) {
      config = config.withMinScore(settings.getModelMinScore());
    }
    if (settings.hasModelOverlap()) {
      config = config.withOverlap(settings.getModelOverlap());
    }
    return withOutput(config, settings.getModelOutput());
  }

  private static ModelConfig withOutput(ModelConfig model, ModelOutput output) {
    ModelConfig config = model;
    if (output.getHead() != ModelHeadType.MODEL_HEAD_TYPE_UNSPECIFIED) {
      config = config.withHead(head(output.getHead()));
    }
    if (output.getClassesCount() > 0) {
      config = config.withClasses(output.getClassesList());
    }
    return output.getLabelsCount() > 0 ? config.withLabels(labels(output)) : config;
  }

  /** The classes to follow; none means all. */
  private static List<String> labels(ModelOutput output) {
    List<String> labels = output.getLabelsList();
    return labels.equals(List.of("*")) ? List.of() : labels;
  }

  private static ModelHead head(ModelHeadType type) {
    return switch (type) {
      case MODEL_HEAD_TYPE_YOLOX -> ModelHead.YOLOX;
      case MODEL_HEAD_TYPE_YOLOX_DECODED -> ModelHead.YOLOX_DECODED;
      case MODEL_HEAD_TYPE_YOLOV5 -> ModelHead.YOLOV5;
      case MODEL_HEAD_TYPE_YOLOV8 -> ModelHead.YOLOV8;
      case MODEL_HEAD_TYPE_END_TO_END -> ModelHead.END_TO_END;
      case MODEL_HEAD_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("unknown output format of a model: " + type);
    };
  }
}
