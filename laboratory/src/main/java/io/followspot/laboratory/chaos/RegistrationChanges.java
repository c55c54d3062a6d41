package io.followspot.laboratory.chaos;

import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KafkaUnavailableException;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.LocalTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All through a run, changes the registration of one camera after another, registers a further
 * camera and removes the one before.
 */
final class RegistrationChanges implements AutoCloseable {
  private static final long EVERY_MS = 4_000;

  /** Longer than Flink takes to restore a checkpoint and to work off what waits. */
  private static final long PAUSE_MS = 30_000;

  /** Several checkpoints. */
  private static final long SETTLE_MS = 5_000;

  private static final String GUEST = "guest-";

  private final RegistrationPublisher publisher;
  private final List<String> cameraIds;
  private final IntFunction<CameraRegistration> variants;
  private final Thread thread = new Thread(this::change, "registration-changes");
  private final List<String> guests = new ArrayList<>();
  private volatile long pausedUntilNs = System.nanoTime();
  private volatile boolean stopped;

  /**
   * Begins at once.
   *
   * @param variants registrations without ids, each different: events of sound tell only by their
   *     configuration which one was in force
   */
  RegistrationChanges(
      KafkaConnection connection,
      List<String> cameraIds,
      IntFunction<CameraRegistration> variants) {
    this.publisher = new RegistrationPublisher(connection);
    this.cameraIds = cameraIds;
    this.variants = variants;
    thread.start();
  }

  private void change() {
    try {
      for (int i = 0; !stopped; i++) {
        CameraRegistration variant = variants.apply(i + 1);
        publish(cameraIds.get(i % cameraIds.size()), variant);
        String guest = GUEST + (i + 1);
        note(guest);
        publish(guest, variant);
        if (i > 0) {
          publish(GUEST + i, CameraRegistration.newBuilder().setRemoved(true).build());
        }
        do {
          Thread.sleep(EVERY_MS);
        } while (System.nanoTime() < pausedUntilNs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(String guest) {
    guests.add(guest);
  }

  private void publish(String cameraId, CameraRegistration registration) {
    try {
      publisher.publish(
          registration.toBuilder()
              .setCameraId(cameraId)
              .setRegisteredAtUs(LocalTimes.nowUs())
              .build());
    } catch (KafkaUnavailableException e) {
      // The broker is down, on purpose; what reached the topic is compared.
    }
  }

  /** Changes nothing for a time; what was sent before is in a checkpoint when this returns. */
  void pause() throws InterruptedException {
    pausedUntilNs = System.nanoTime() + PAUSE_MS * 1_000_000;
    Thread.sleep(SETTLE_MS);
  }

  /** The cameras that were registered for a while. */
  synchronized List<String> guests() {
    return List.copyOf(guests);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join();
    publisher.close();
  }
}
