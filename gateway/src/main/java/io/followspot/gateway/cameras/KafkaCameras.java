package io.followspot.gateway.cameras;

import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.Registrar;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topics say about the cameras, kept at hand. Fed by one thread, read by many. */
public final class KafkaCameras implements Cameras {
  private final SortedMap<String, CameraRegistration> registrations = new TreeMap<>();
  private final SortedMap<String, CameraEvent> events = new TreeMap<>();
  private final Registrar registrar;

  /** Publishes through the registrar. */
  public KafkaCameras(Registrar registrar) {
    this.registrar = registrar;
  }

  /** Takes a record of one of the two topics about cameras. */
  public synchronized void take(ConsumerRecord<String, byte[]> entry) {
    if (entry.topic().equals(Topics.CAMERAS)) {
      CameraDirectory.apply(entry, registrations);
    } else if (entry.topic().equals(Topics.CAMERA_EVENTS)) {
      CameraLog.apply(entry, events);
    }
  }

  /** Takes a camera's newest event as history has it. */
  public synchronized void remember(CameraEvent event) {
    events.put(event.getCameraId(), event);
  }

  @Override
  public synchronized List<CameraRegistration> all() {
    return List.copyOf(registrations.values());
  }

  @Override
  public synchronized Optional<CameraRegistration> find(String cameraId) {
    return Optional.ofNullable(registrations.get(cameraId));
  }

  @Override
  public synchronized Optional<CameraEvent> lastEvent(String cameraId) {
    return Optional.ofNullable(events.get(cameraId));
  }

  @Override
  public void publish(CameraRegistration registration) {
    registrar.publish(registration);
    synchronized (this) {
      if (registration.getRemoved()) {
        registrations.remove(registration.getCameraId());
      } else {
        registrations.put(registration.getCameraId(), registration);
      }
    }
  }
}
