package io.followspot.gateway.cameras;

import io.followspot.protos.rules.ConfigurationHash;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
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
record Enrolment(
    CameraRegistration newest, Standing standing, @Nullable CameraRegistration before) {
  /** A registration about which the camera was not heard yet. */
  static Enrolment of(CameraRegistration newest, @Nullable Enrolment previous) {
    return new Enrolment(
        newest, Standing.PENDING, previous == null ? null : previous.inForce().orElse(null));
  }

  /**
   * After something that happened to the camera. A refusal names the time of the registration that
   * it is about; any other event names the content of the one in force.
   */
  Enrolment after(CameraEvent event) {
    if (event.getType() == CameraEventType.CAMERA_EVENT_TYPE_REFUSED) {
      return event.getOccurredAtUs() == newest.getRegisteredAtUs()
          ? new Enrolment(newest, Standing.refused(event.getMessage()), before)
          : this;
    }
    return event.getType() != CameraEventType.CAMERA_EVENT_TYPE_REMOVED
            && event.getConfigurationHash().equals(ConfigurationHash.of(newest))
        ? new Enrolment(newest, Standing.REGISTERED, before)
        : this;
  }

  /** What the camera goes by, as far as it is known. */
  Optional<CameraRegistration> inForce() {
    return standing.word() == Standing.Word.REGISTERED
        ? Optional.of(newest)
        : Optional.ofNullable(before);
  }

  /** What is to be shown: never what was refused, if there is something else. */
  CameraRegistration shown() {
    return standing.word() == Standing.Word.REFUSED ? inForce().orElse(newest) : newest;
  }
}
