package io.followspot.functions.camera;

import io.followspot.protos.v1.TrackingSettings;
import io.followspot.tracking.tracker.TrackerConfig;

/** The settings of the tracker in a registration. */
public final class TrackerSettings {
  private TrackerSettings() {}

  /**
   * Reads settings, and fills in the defaults.
   *
   * @param settings that are valid by {@link io.followspot.protos.rules.RegistrationRules}
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
