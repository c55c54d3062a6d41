package io.followspot.gateway.cameras;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera's newest registration, and what the camera made of it.
 *
 * @param newest as published
 * @param standing what the camera said of it
 * @param before the one that was in force before it, as far as it is known
 */
record CameraRegistrationStatus(
    CameraRegistration newest, RegistrationStatus standing, @Nullable CameraRegistration before) {
  /** A registration about which the camera was not heard yet. */
  static CameraRegistrationStatus of(
      CameraRegistration newest, @Nullable CameraRegistrationStatus previous) {
    return new CameraRegistrationStatus(
        newest,
        RegistrationStatus.PENDING,
        previous == null ? null : previous.inForce().orElse(null));
  }

  /**
   * After a camera event. Every event states which registration was refused last, by its time, and
   * which is in force, by its content: the newest event is enough.
   */
  CameraRegistrationStatus after(CameraEvent event) {
    if (event.getType() == CameraEventType.CAMERA_EVENT_TYPE_REMOVED) {
      return this;
    }
    CameraHealth health = event.getHealth();
    if (!health.getRefusedBecause().isEmpty()
        && health.getRefusedAtUs() == newest.getRegisteredAtUs()) {
      return new CameraRegistrationStatus(
          newest, RegistrationStatus.refused(health.getRefusedBecause()), before);
    }
    return event.getConfigurationHash().equals(ConfigurationHash.of(newest))
        ? new CameraRegistrationStatus(newest, RegistrationStatus.REGISTERED, before)
        : this;
  }

  /** What the camera goes by, as far as it is known. */
  Optional<CameraRegistration> inForce() {
    return standing.word() == RegistrationStatus.Word.REGISTERED
        ? Optional.of(newest)
        : Optional.ofNullable(before);
  }

  /** What is to be shown: never what was refused, if there is something else. */
  CameraRegistration shown() {
    return standing.word() == RegistrationStatus.Word.REFUSED ? inForce().orElse(newest) : newest;
  }
}
