package io.followspot.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.checks.system.Undisturbed;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraRegistration;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Another attempt of the job takes the transactional ids of the egress over while this one is
 * frozen, with a record in its transaction.
 */
@ExtendWith(RunningSystem.class)
class TransactionTakeoverIT {
  private static final String CAMERA = "taken-over";
  private static final long WITHIN_A_CHECKPOINT_MS = 300;

  @Test
  void egressWhoseIdsAreTakenOver_endsInsteadOfTakingThemBack(
      LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, CAMERA);
    JobStatus job = new JobStatus(system);
    long restarts = job.restarts();
    long engine = system.process("engine").current().pid();

    publish(kafka, CameraRegistration.newBuilder().setCameraId(CAMERA + "-2").build());
    // Its event is in the transaction by then, and mostly not committed.
    Thread.sleep(WITHIN_A_CHECKPOINT_MS);
    Signals.freeze(engine);
    try {
      for (String id : idsOfTheEgress(kafka)) {
        try (Producer<String, byte[]> other = kafka.producer(Map.of("transactional.id", id))) {
          other.initTransactions();
        }
      }
    } finally {
      Signals.thaw(engine);
    }

    await("restart of the job")
        .atMost(Duration.ofSeconds(120))
        .until(() -> job.restarts() > restarts);
    Filming.film(kafka, CAMERA, "sim:lobby?seed=3&seconds=10");
    assertThat(Lives.onceOver(kafka, CAMERA).tracks()).isNotEmpty();
    assertThat(Undisturbed.differences(kafka, CAMERA)).isEmpty();
  }

  private static void publish(KafkaConnection kafka, CameraRegistration registration) {
    try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
      registrar.publish(registration);
    }
  }

  private static List<String> idsOfTheEgress(KafkaConnection kafka) throws Exception {
    try (Admin admin = kafka.admin()) {
      List<String> ids =
          admin.listTransactions().all().get(30, TimeUnit.SECONDS).stream()
              .map(TransactionListing::transactionalId)
              .filter(id -> id.startsWith("followspot-committed"))
              .toList();
      assertThat(ids).isNotEmpty();
      return ids;
    }
  }
}
