package io.followspot.gateway.cameras;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.kafka.CameraCondition;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SoundEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The cameras in memory, from the topics about them. Updated by one thread, read by many. */
public final class KafkaCameras implements Cameras {
  private final SortedMap<String, CameraRegistration> registrations = new TreeMap<>();
  private final Map<String, CameraRegistrationStatus> enrolments = new TreeMap<>();
  private final SortedMap<String, CameraEvent> events = new TreeMap<>();
  private final Map<String, SoundEvent> soundEvents = new HashMap<>();
  private final Map<String, Arrival> arrivals = new HashMap<>();
  private final RegistrationPublisher registrar;
  private final LongSupplier nanoTime;

  /**
   * When a camera's newest event came.
   *
   * @param atNs on the machine's monotonic clock
   * @param usual time between the last two events; zero if unknown
   */
  private record Arrival(long atNs, Duration usual) {}

  /** Creates an empty directory that publishes through the registrar. */
  public KafkaCameras(RegistrationPublisher registrar) {
    this(registrar, System::nanoTime);
  }

  /**
   * Creates an empty directory that publishes through the registrar.
   *
   * @param nanoTime a monotonic clock, which measures silence
   */
  KafkaCameras(RegistrationPublisher registrar, LongSupplier nanoTime) {
    this.registrar = registrar;
    this.nanoTime = nanoTime;
  }

  /** Applies a record of one of the topics about cameras and their sound. */
  public synchronized void accept(ConsumerRecord<String, byte[]> entry) {
    String id = entry.key();
    if (id == null) {
      return;
    }
    if (entry.topic().equals(Topics.CAMERAS)) {
      CameraDirectory.apply(entry, registrations);
      enrol(id);
    } else if (entry.topic().equals(Topics.CAMERA_EVENTS)) {
      CameraEvent before = events.get(id);
      CameraLog.apply(entry, events);
      CameraEvent now = events.get(id);
      if (now != null && !now.equals(before)) {
        arrive(id);
        hear(now);
      }
    } else if (entry.topic().equals(Topics.SOUND_EVENTS)) {
      hearSound(id, entry.value());
    }
  }

  private void hearSound(String id, byte @Nullable [] value) {
    if (value == null) {
      return;
    }
    try {
      soundEvents.put(id, SoundEvent.parseFrom(value));
    } catch (InvalidProtocolBufferException e) {
      // Not written by the functions: it says nothing about the camera.
    }
  }

  /** Applies a camera's newest event from the history. */
  public synchronized void remember(CameraEvent event) {
    events.put(event.getCameraId(), event);
    arrivals.put(event.getCameraId(), new Arrival(nanoTime.getAsLong(), Duration.ZERO));
    hear(event);
  }

  private void arrive(String id) {
    long nowNs = nanoTime.getAsLong();
    Arrival before = arrivals.get(id);
    Duration usual = before == null ? Duration.ZERO : Duration.ofNanos(nowNs - before.atNs());
    arrivals.put(id, new Arrival(nowNs, usual));
  }

  @Override
  public synchronized CameraCondition condition(String cameraId) {
    CameraCondition said = CameraCondition.of(events.get(cameraId));
    Arrival arrival = arrivals.get(cameraId);
    CameraCondition now =
        arrival == null
            ? said
            : said.afterSilence(
                Duration.ofNanos(nanoTime.getAsLong() - arrival.atNs()), arrival.usual());
    return now.withSound(soundEvents.get(cameraId));
  }

  private void enrol(String id) {
    CameraRegistration newest = registrations.get(id);
    CameraRegistrationStatus known = enrolments.get(id);
    if (newest == null) {
      enrolments.remove(id);
    } else if (known == null || !known.newest().equals(newest)) {
      enrolments.put(id, CameraRegistrationStatus.of(newest, known));
      Optional.ofNullable(events.get(id)).ifPresent(this::hear);
    }
  }

  private void hear(CameraEvent event) {
    enrolments.computeIfPresent(event.getCameraId(), (id, known) -> known.after(event));
    notifyAll();
  }

  @Override
  public synchronized List<CameraRegistration> all() {
    return enrolments.values().stream().map(CameraRegistrationStatus::shown).toList();
  }

  @Override
  public synchronized Optional<CameraRegistration> find(String cameraId) {
    return Optional.ofNullable(enrolments.get(cameraId)).map(CameraRegistrationStatus::shown);
  }

  @Override
  public synchronized RegistrationStatus status(String cameraId) {
    return Optional.ofNullable(enrolments.get(cameraId))
        .map(CameraRegistrationStatus::status)
        .orElse(RegistrationStatus.PENDING);
  }

  @Override
  public synchronized RegistrationStatus awaitStatus(String cameraId, Duration patience)
      throws InterruptedException {
    long endNs = System.nanoTime() + patience.toNanos();
    while (status(cameraId).word() == RegistrationStatus.Word.PENDING) {
      long leftMs = (endNs - System.nanoTime()) / 1_000_000;
      if (leftMs <= 0) {
        break;
      }
      wait(leftMs);
    }
    return status(cameraId);
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
      enrol(registration.getCameraId());
    }
  }
}
