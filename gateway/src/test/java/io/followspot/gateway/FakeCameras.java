package io.followspot.gateway;

import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.cameras.RegistrationStatus;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Cameras that need no Kafka. */
public final class FakeCameras implements Cameras {
  public final Map<String, CameraRegistration> registrations = new ConcurrentSkipListMap<>();
  public final Map<String, CameraRegistration> removals = new ConcurrentSkipListMap<>();
  public final Map<String, RegistrationStatus> standings = new ConcurrentSkipListMap<>();
  public final Map<String, CameraEvent> events = new ConcurrentSkipListMap<>();
  public final Map<String, Duration> silences = new ConcurrentSkipListMap<>();

  @Override
  public List<CameraRegistration> all() {
    return List.copyOf(registrations.values());
  }

  @Override
  public Optional<CameraRegistration> find(String cameraId) {
    return Optional.ofNullable(registrations.get(cameraId));
  }

  @Override
  public RegistrationStatus status(String cameraId) {
    return standings.getOrDefault(cameraId, RegistrationStatus.REGISTERED);
  }

  @Override
  public RegistrationStatus awaitStatus(String cameraId, Duration patience) {
    return status(cameraId);
  }

  @Override
  public Optional<CameraEvent> lastEvent(String cameraId) {
    return Optional.ofNullable(events.get(cameraId));
  }

  @Override
  public CameraCondition condition(String cameraId) {
    return CameraCondition.of(events.get(cameraId))
        .afterSilence(silences.getOrDefault(cameraId, Duration.ZERO), Duration.ZERO);
  }

  @Override
  public void publish(CameraRegistration registration) {
    if (registration.getRemoved()) {
      removals.put(registration.getCameraId(), registration);
      registrations.remove(registration.getCameraId());
    } else {
      registrations.put(registration.getCameraId(), registration);
    }
  }
}
