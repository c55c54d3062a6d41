package io.followspot.functions.camera;

import io.followspot.protos.v1.VisionSettings;
import io.followspot.vision.VisionConfig;
import io.followspot.vision.compensation.CompensationMode;
import java.util.Locale;

/** What a registration says about how pixels become detections. */
public final class StageSettings {
  private StageSettings() {}

  /**
   * Reads settings, and fills in the defaults.
   *
   * @param settings in which {@link io.followspot.protos.rules.RegistrationRules} find no fault
   */
  public static VisionConfig of(VisionSettings settings) {
    VisionConfig config =
        VisionConfig.DEFAULT
            .withPixels(PixelSettings.of(settings))
            .withNetworks(NetworkSettings.of(settings));
    if (!settings.getMotionCompensation().isEmpty()) {
      config =
          config.withCompensation(
              CompensationMode.valueOf(settings.getMotionCompensation().toUpperCase(Locale.ROOT)));
    }
    if (settings.hasAnalysisHeightPx()) {
      config = config.withAnalysisHeightPx(settings.getAnalysisHeightPx());
    }
    if (settings.hasMinAreaFraction()) {
      config = config.withMinAreaFraction(settings.getMinAreaFraction());
    }
    return settings.hasShadowRule() ? config.withShadowRule(settings.getShadowRule()) : config;
  }
}
