package io.followspot.gateway.cameras;

import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The registered cameras. */
public interface Cameras {
  /**
   * All registrations, by camera id. If the newest was refused, the previous one that the camera
   * uses, if it is known.
   */
  List<CameraRegistration> all();

  /** One camera's registration, as in {@link #all}. */
  Optional<CameraRegistration> find(String cameraId);

  /** The status of the newest registration. */
  RegistrationStatus status(String cameraId);

  /** Waits until the camera has processed the newest registration. */
  RegistrationStatus awaitStatus(String cameraId, Duration patience) throws InterruptedException;

  /** A camera's newest event, with its newest ledger. */
  Optional<CameraEvent> lastEvent(String cameraId);

  /** A camera's condition, from its newest event and the time since then. */
  CameraCondition condition(String cameraId);

  /** Publishes a registration; {@link #find} returns it at once. */
  void publish(CameraRegistration registration);

  /** The newest ledger of each registered camera that has one. */
  default List<Ledger> ledgers() {
    return all().stream()
        .flatMap(camera -> lastEvent(camera.getCameraId()).stream())
        .filter(CameraEvent::hasLedger)
        .map(CameraEvent::getLedger)
        .toList();
  }
}
