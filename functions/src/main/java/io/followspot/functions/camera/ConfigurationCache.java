package io.followspot.functions.camera;

import io.followspot.functions.camera.state.RegistrationInForce;
import io.followspot.protos.v1.CameraRegistration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Caches the configurations of the most recently used registrations: reading one takes longer than
 * comparing it. No result depends on what is cached. Thread-safe.
 */
final class ConfigurationCache {
  /** In order of use, the least recent first. */
  private final Map<CameraRegistration, CameraConfiguration> kept;

  /**
   * Creates a cache.
   *
   * @param most how many configurations it holds
   */
  ConfigurationCache(int most) {
    kept =
        new LinkedHashMap<>(32, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(
              Map.Entry<CameraRegistration, CameraConfiguration> eldest) {
            return size() > most;
          }
        };
  }

  /** The applied configuration, if the camera is registered. */
  Optional<CameraConfiguration> inForce(RegistrationInForce registration) {
    return registration.isPresent() ? Optional.of(of(registration.get())) : Optional.empty();
  }

  /** The configuration of a registration that was accepted earlier. */
  synchronized CameraConfiguration of(CameraRegistration registration) {
    return kept.computeIfAbsent(registration, CameraConfiguration::inForce);
  }
}
