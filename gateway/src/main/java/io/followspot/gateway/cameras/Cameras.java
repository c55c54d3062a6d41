package io.followspot.gateway.cameras;

import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The cameras that there are. */
public interface Cameras {
  /**
   * All registrations, by camera id. Where the newest was refused, the one before it that the
   * camera goes by, if that is known.
   */
  List<CameraRegistration> all();

  /** One camera's registration, as in {@link #all}. */
  Optional<CameraRegistration> find(String cameraId);

  /** What the camera made of the newest registration. */
  RegistrationStatus standing(String cameraId);

  /** Waits until the camera has said what it makes of the newest registration. */
  RegistrationStatus awaitStanding(String cameraId, Duration patience) throws InterruptedException;

  /** What last happened to a camera, with its newest ledger. */
  Optional<CameraEvent> lastEvent(String cameraId);

  /** How a camera is: by its newest event, and by how long ago that came. */
  CameraCondition condition(String cameraId);

  /** Publishes a registration; it is seen by {@link #find} at once. */
  void publish(CameraRegistration registration);
}
