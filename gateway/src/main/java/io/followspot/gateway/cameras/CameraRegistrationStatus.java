package io.followspot.gateway.cameras;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraHealth;
import io.followspot.protos.v1.CameraRegistration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A camera's newest registration and its status.
 *
 * @param newest as published
 * @param status the camera's response to it
 * @param before the one applied before it, as far as it is known
 */
record CameraRegistrationStatus(
    CameraRegistration newest, RegistrationStatus status, @Nullable CameraRegistration before) {
  /** A registration that the camera has not responded to yet. */
  static CameraRegistrationStatus of(
      CameraRegistration newest, @Nullable CameraRegistrationStatus previous) {
    return new CameraRegistrationStatus(
        newest,
        RegistrationStatus.PENDING,
        previous == null ? null : previous.inForce().orElse(null));
  }

  /**
   * The status after a camera event. Every event states which registration was refused last, by its
   * time, and which is applied, by its hash: the newest event is enough.
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

  /** The applied registration, as far as it is known. */
  Optional<CameraRegistration> inForce() {
    return status.word() == RegistrationStatus.Word.REGISTERED
        ? Optional.of(newest)
        : Optional.ofNullable(before);
  }

  /** The registration to show: never a refused one, if another is known. */
  CameraRegistration shown() {
    return status.word() == RegistrationStatus.Word.REFUSED ? inForce().orElse(newest) : newest;
  }
}
