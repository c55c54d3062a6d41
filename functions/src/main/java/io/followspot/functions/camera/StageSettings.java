package io.followspot.functions.camera;

import io.followspot.protos.rules.SettingTexts;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.background.BackgroundConfig;
import io.followspot.vision.compensation.CompensationMode;
import io.followspot.vision.decode.DecodeConfig;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.detection.BlobConfig;
import java.util.Locale;

/** The settings of detection stages in a registration. */
public final class StageSettings {
  private StageSettings() {}

  /**
   * Reads settings, texts as well, and fills in the defaults.
   *
   * @param registered settings that are valid by {@link
   *     io.followspot.protos.rules.RegistrationRules}
   */
  public static VisionConfig of(VisionSettings registered) {
    VisionSettings settings = SettingTexts.typed(registered);
    VisionConfig config =
        VisionConfig.DEFAULT
            .withDecode(decode(settings))
            .withPixels(PixelSettings.of(settings))
            .withBackground(background(settings))
            .withBlobs(blobs(settings))
            .withNetworks(NetworkSettings.of(settings))
            .withMotionMap(settings.getMotionMap().equals("on"));
    if (settings.hasColourDescriptor()) {
      config = config.withColours(settings.getColourDescriptor());
    }
    return settings.getMotionCompensation().isEmpty()
        ? config
        : config.withCompensation(
            CompensationMode.valueOf(settings.getMotionCompensation().toUpperCase(Locale.ROOT)));
  }

  private static DecodeConfig decode(VisionSettings settings) {
    FrameLimits limits = FrameLimits.DEFAULT;
    if (settings.hasMaxFrameBytes()) {
      limits = limits.withMaxBytes(settings.getMaxFrameBytes());
    }
    if (settings.hasMaxFramePixels()) {
      limits = limits.withMaxPixels(settings.getMaxFramePixels());
    }
    if (settings.hasMaxScans()) {
      limits = limits.withMaxScans(settings.getMaxScans());
    }
    DecodeConfig config = DecodeConfig.DEFAULT.withLimits(limits);
    return settings.hasAnalysisHeightPx()
        ? config.withAnalysisHeightPx(settings.getAnalysisHeightPx())
        : config;
  }

  private static BackgroundConfig background(VisionSettings settings) {
    BackgroundConfig config = BackgroundConfig.DEFAULT;
    if (settings.hasContrast()) {
      config = config.withMinContrast(settings.getContrast());
    }
    if (settings.hasLearningFrames()) {
      config = config.withLearningFrames(settings.getLearningFrames());
    }
    if (settings.hasAbsorbFrames()) {
      config = config.withAbsorbFrames(settings.getAbsorbFrames());
    }
    if (settings.hasShadowRule()) {
      config = config.withShadowRule(settings.getShadowRule());
    }
    if (settings.hasGhostRemoval()) {
      config = config.withGhostRemoval(settings.getGhostRemoval());
    }
    return settings.hasLightChanges()
        ? config.withLightChanges(settings.getLightChanges())
        : config;
  }

  private static BlobConfig blobs(VisionSettings settings) {
    BlobConfig config = BlobConfig.DEFAULT;
    if (settings.hasMinAreaFraction()) {
      config = config.withMinAreaFraction(settings.getMinAreaFraction());
    }
    return settings.hasSplitValley() ? config.withValley(settings.getSplitValley()) : config;
  }
}
