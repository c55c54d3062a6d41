package io.followspot.gateway.cameras;

import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.json.TimestampFormat;
import io.followspot.kafka.CameraArrival;
import io.followspot.kafka.CameraCondition;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SoundEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  /** Longer than any camera may be silent. */
  private static final Duration LONG_AGO = Duration.ofDays(1);

  private final SortedMap<String, CameraRegistration> registrations = new TreeMap<>();
  private final Map<String, CameraRegistrationStatus> enrolments = new TreeMap<>();
  private final SortedMap<String, CameraEvent> events = new TreeMap<>();
  private final Map<String, SoundEvent> soundEvents = new HashMap<>();
  private final Map<String, CameraArrival> arrivals = new HashMap<>();
  private final Map<String, Lateness> lateness = new HashMap<>();
  private final RegistrationPublisher registrar;
  private final Duration checkpointInterval;
  private final LongSupplier nanoTime;
  private final Instant startedAt;
  private final long startedNs;

  /**
   * Creates an empty directory that publishes through the registrar.
   *
   * @param checkpointInterval how long an event waits for its commit
   */
  public KafkaCameras(RegistrationPublisher registrar, Duration checkpointInterval) {
    this(registrar, checkpointInterval, System::nanoTime, Clock.systemUTC());
  }

  /**
   * Creates an empty directory that publishes through the registrar.
   *
   * @param nanoTime a monotonic clock, which measures silence
   * @param clock tells how old an event from before the start is
   */
  KafkaCameras(
      RegistrationPublisher registrar,
      Duration checkpointInterval,
      LongSupplier nanoTime,
      Clock clock) {
    this.registrar = registrar;
    this.checkpointInterval = checkpointInterval;
    this.nanoTime = nanoTime;
    startedAt = clock.instant();
    startedNs = nanoTime.getAsLong();
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
        arrive(now, Instant.ofEpochMilli(entry.timestamp()));
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
    if (event.getFrame().getCapturedAtUs() > 0) {
      Instant captured = TimestampFormat.instant(event.getFrame().getCapturedAtUs());
      arrivals.put(event.getCameraId(), CameraArrival.at(beforeStartNs(captured)));
    }
    hear(event);
  }

  private void arrive(CameraEvent event, Instant written) {
    String id = event.getCameraId();
    Optional<CameraArrival> before = Optional.ofNullable(arrivals.get(id));
    long nowNs = nanoTime.getAsLong();
    Optional<CameraArrival> now =
        written.isAfter(startedAt)
            ? CameraArrival.after(before, event, nowNs, late(id, written, nowNs))
            : CameraArrival.after(before, event, beforeStartNs(written));
    now.ifPresent(arrival -> arrivals.put(id, arrival));
  }

  private Duration late(String id, Instant written, long nowNs) {
    long nowMs = startedAt.plusNanos(nowNs - startedNs).toEpochMilli();
    return lateness
        .computeIfAbsent(id, key -> new Lateness(checkpointInterval))
        .of(written.toEpochMilli(), nowMs);
  }

  /** What happened before the start is as old as its time says. */
  private long beforeStartNs(Instant happened) {
    Duration before = Duration.between(happened, startedAt);
    Duration age = before.isNegative() ? Duration.ZERO : before;
    return nanoTime.getAsLong() - (age.compareTo(LONG_AGO) > 0 ? LONG_AGO : age).toNanos();
  }

  @Override
  public synchronized CameraCondition condition(String cameraId) {
    CameraCondition said = CameraCondition.of(events.get(cameraId));
    CameraArrival arrival = arrivals.get(cameraId);
    CameraCondition now = arrival == null ? said : arrival.condition(said, nanoTime.getAsLong());
    return now.withSound(soundEvents.get(cameraId));
  }

  private void enrol(String id) {
    CameraRegistration newest = registrations.get(id);
    CameraRegistrationStatus known = enrolments.get(id);
    if (newest == null) {
      enrolments.remove(id);
      lateness.remove(id);
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
