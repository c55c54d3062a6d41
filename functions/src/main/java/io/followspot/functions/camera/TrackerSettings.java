package io.followspot.functions.camera;

import io.followspot.protos.v1.TrackingSettings;
import io.followspot.tracking.tracker.TrackerConfig;

/** What a registration says about how detections become tracks. */
public final class TrackerSettings {
  private TrackerSettings() {}

  /**
   * Reads settings, and fills in the defaults.
   *
   * @param settings in which {@link io.followspot.protos.rules.RegistrationRules} find no fault
   */
  public static TrackerConfig of(TrackingSettings settings) {
    TrackerConfig config = TrackerConfig.DEFAULT;
    if (settings.hasMinScore()) {
      config = config.withMinScore(settings.getMinScore());
    }
    if (settings.hasMaxLostUs()) {
      config = config.withMaxLostUs(settings.getMaxLostUs());
    }
    return settings.hasMinHits() ? config.withMinHits(settings.getMinHits()) : config;
  }
}
