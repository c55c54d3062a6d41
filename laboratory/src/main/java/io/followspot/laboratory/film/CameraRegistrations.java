package io.followspot.laboratory.film;

import io.followspot.kafka.CameraLog;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import java.util.List;

/** Registers the cameras of a run. */
public final class CameraRegistrations {
  private static final int TRIES = 200;
  private static final long PAUSE_MS = 300;

  private CameraRegistrations() {}

  /**
   * Registers cameras with nothing but their ids, and waits until their functions have processed
   * it.
   *
   * @throws CliException if they have not within a minute
   */
  public static void register(KafkaConnection connection, List<String> ids)
      throws InterruptedException {
    register(connection, ids, CameraRegistration.getDefaultInstance());
  }

  /**
   * Registers cameras with common settings, and waits until their functions have processed it.
   *
   * @throws CliException if they have not within a minute
   */
  public static void register(
      KafkaConnection connection, List<String> ids, CameraRegistration common)
      throws InterruptedException {
    try (RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      for (String id : ids) {
        registrar.publish(
            common.toBuilder().setCameraId(id).setRegisteredAtUs(LocalTimes.nowUs()).build());
      }
    }
    for (int i = 0; !CameraLog.read(connection).keySet().containsAll(ids); i++) {
      if (i == TRIES) {
        throw new CliException(
            "the cameras were not registered within a minute", CliException.FAILED);
      }
      Thread.sleep(PAUSE_MS);
    }
  }

  /** Removes cameras; returns when the brokers have acknowledged it. */
  public static void remove(KafkaConnection connection, List<String> ids) {
    try (RegistrationPublisher registrar = new RegistrationPublisher(connection)) {
      for (String id : ids) {
        registrar.remove(
            CameraRegistration.newBuilder().setCameraId(id).build(), LocalTimes.nowUs());
      }
    }
  }
}
