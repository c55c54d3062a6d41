package io.followspot.functions.camera;

import io.followspot.protos.v1.CameraRegistration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Caches the configurations of the most recently used registrations: reading one takes longer than
 * comparing it. No result depends on what is cached. Thread-safe.
 */
final class ConfigurationCache {
  private final int most;

  /** In order of use, the least recent first. */
  private final Map<CameraRegistration, CameraConfiguration> kept =
      new LinkedHashMap<>(32, 0.75f, true);

  /**
   * Creates a cache.
   *
   * @param most how many configurations it holds
   */
  ConfigurationCache(int most) {
    this.most = most;
  }

  /** The configuration of a registration that was accepted earlier. */
  synchronized CameraConfiguration inForce(CameraRegistration registration) {
    CameraConfiguration configuration =
        kept.computeIfAbsent(registration, CameraConfiguration::inForce);
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
    return configuration;
  }

  /** Number of configurations held. */
  synchronized int size() {
    return kept.size();
  }
}
