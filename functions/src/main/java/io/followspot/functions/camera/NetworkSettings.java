package io.followspot.functions.camera;

import io.followspot.protos.CocoLabels;
import io.followspot.protos.rules.ModelTexts;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelHead;
import io.followspot.vision.onnx.NetworkConfig;
import java.util.Locale;

/**
 * The settings of networks in a registration. Whether the files exist is checked when they are
 * loaded.
 */
final class NetworkSettings {
  private NetworkSettings() {}

  static NetworkConfig of(VisionSettings settings) {
    NetworkConfig config = NetworkConfig.NONE.withEmbedding(settings.getEmbeddingModel());
    return settings.getDetector().equals("onnx") ? config.withDetector(model(settings)) : config;
  }

  private static ModelConfig model(VisionSettings settings) {
    ModelConfig config =
        ModelConfig.of(settings.getModel(), CocoLabels.ALL)
            .withOnMotion(settings.getModelOnMotion());
    if (!settings.getModelHead().isEmpty()) {
      config = config.withHead(ModelHead.valueOf(settings.getModelHead().toUpperCase(Locale.ROOT)));
    }
    if (settings.hasModelEvery()) {
      config = config.withEvery(settings.getModelEvery());
    }
    if (settings.hasModelMinScore()) {
      config = config.withMinScore(settings.getModelMinScore());
    }
    if (settings.hasModelOverlap()) {
      config = config.withOverlap(settings.getModelOverlap());
    }
    if (!settings.getModelClasses().isEmpty()) {
      config = config.withClasses(ModelTexts.names(settings.getModelClasses()));
    }
    return settings.getModelLabels().isEmpty()
        ? config
        : config.withLabels(ModelTexts.names(settings.getModelLabels()));
  }
}
