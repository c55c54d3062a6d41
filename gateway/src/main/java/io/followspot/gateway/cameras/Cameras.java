package io.followspot.gateway.cameras;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.util.List;
import java.util.Optional;

/** The cameras that there are. */
public interface Cameras {
  /** All registrations, by camera id. */
  List<CameraRegistration> all();

  /** One camera's registration. */
  Optional<CameraRegistration> find(String cameraId);

  /** What last happened to a camera, with its newest ledger. */
  Optional<CameraEvent> lastEvent(String cameraId);

  /** Publishes a registration; it is seen by {@link #find} at once. */
  void publish(CameraRegistration registration);
}
