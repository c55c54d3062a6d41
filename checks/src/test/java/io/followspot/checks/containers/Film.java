package io.followspot.checks.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Disturbance;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.Ledger;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** A simulated film that is published from this machine into the containers, at full speed. */
record Film(KafkaConnection kafka, String camera, int seconds) {
  private static final int FRAMES_PER_SECOND = 15;

  /** A film of a new camera that has been registered. */
  static Film register(Composition composition, String camera, int seconds)
      throws InterruptedException {
    KafkaConnection kafka = KafkaConnection.to(composition.bootstrapServers());
    awaitBroker(kafka);
    Filming.register(kafka, camera);
    return new Film(kafka, camera, seconds);
  }

  /** The first connection of a busy machine may take longer than a producer waits. */
  private static void awaitBroker(KafkaConnection kafka) throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new AssertionError("no broker answers", e);
    }
  }

  int frames() {
    return seconds * FRAMES_PER_SECOND;
  }

  void publish(Disturbance disturbance) throws InterruptedException {
    String scene = "sim:lobby?seed=3&seconds=" + seconds;
    assertThat(Filming.film(kafka, camera, scene, disturbance).frames()).isEqualTo(frames());
  }

  /** Waits for the end, and compares all committed events with those of an undisturbed run. */
  void assertNothingLost() throws InterruptedException {
    Lives lives = Lives.onceOver(kafka, camera);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getReceived()).isEqualTo(frames() + 1);
    assertThat(ledger.getProcessed()).isEqualTo(frames() + 1);
    assertThat(lives.tracks()).isNotEmpty();
    assertThat(Undisturbed.differences(kafka, camera)).isEmpty();
  }
}
