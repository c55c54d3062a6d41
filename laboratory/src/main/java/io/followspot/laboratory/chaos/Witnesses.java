package io.followspot.laboratory.chaos;

import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.replay.Difference;
import io.followspot.launcher.SupervisedSystem;
import io.followspot.protos.v1.CameraRegistration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The clients of a run: they use the system through all faults, and say what was wrong. */
final class Witnesses implements AutoCloseable {
  private final KafkaConnection connection;
  private final RecoveryMonitor recovery;
  private final VisibilityMonitor visible;
  private final InvalidRecords invalid;
  private final RegistrationChanges changes;
  private final Questions questions;
  private final HealthMonitor health;

  /**
   * Begins at once.
   *
   * @param variants the registrations to which the cameras change, without ids
   */
  Witnesses(
      SupervisedSystem system,
      KafkaConnection connection,
      List<String> cameraIds,
      IntFunction<CameraRegistration> variants) {
    this.connection = connection;
    recovery = new RecoveryMonitor(connection, cameraIds);
    visible = new VisibilityMonitor(connection);
    invalid = new InvalidRecords(connection);
    changes = new RegistrationChanges(connection, cameraIds, variants);
    questions = new Questions(connection, visible::latestTrack);
    health = new HealthMonitor(system.gatewayUrl(), recovery, cameraIds);
  }

  /** Returns when no registration changes for a while. */
  void pauseChanges() throws InterruptedException {
    changes.pause();
  }

  /** When each camera was tracked. */
  RecoveryMonitor recovery() {
    return recovery;
  }

  /** How long events took to become visible. */
  Delays visible() {
    return visible.delays();
  }

  /** Cameras that were registered for a while. */
  List<String> guests() {
    return changes.guests();
  }

  /** How much each of them did. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("invalid records sent", invalid.count());
    counts.put("questions asked", (long) questions.count());
    counts.put("cameras added", (long) changes.guests().size());
    counts.put("ms without a position, called streaming", health.longestSilence().toMillis());
    return counts;
  }

  /** The cameras stop: nothing is sent any more, and silence is no fault. */
  void stopAsking() throws InterruptedException {
    health.close();
    changes.close();
    invalid.close();
    questions.stop();
  }

  /**
   * What was wrong; after {@link #stopAsking}.
   *
   * @param repeatable whether committed records may come again
   */
  List<Difference> differences(boolean repeatable) throws InterruptedException {
    List<Difference> found = new ArrayList<>(invalid.differences(connection, repeatable));
    found.addAll(questions.differences());
    found.addAll(health.differences());
    return found;
  }

  @Override
  public void close() throws InterruptedException {
    stopAsking();
    questions.close();
    visible.close();
    recovery.close();
  }
}
