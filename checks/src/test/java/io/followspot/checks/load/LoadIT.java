package io.followspot.checks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.RegistrationPublisher;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * More load than the machine can process: it takes longer or skips frames as configured, and never
 * fails.
 */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
@ExtendWith(RunningSystem.class)
class LoadIT {
  private static final int CAMERAS = 1_000;
  private static final int BACKLOG = 600;
  private static final long PATIENCE_NS = 240_000_000_000L;

  @Test
  void backlogOfOldFrames_isLeftOutOrWorkedOff_asTheCameraIsRegistered(
      LocalSystem system, KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "patient");
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId("hasty")
            .setVision(VisionSettings.newBuilder().setMaxFrameAgeUs(60_000_000))
            .build());
    JobStatus job = new JobStatus(system);
    long restartsBefore = job.restarts();
    List<Long> pidsBefore = job.processIds();

    long hourAgoUs = (System.currentTimeMillis() - 3_600_000) * 1_000;
    publishBacklog(kafka, List.of("patient", "hasty"), hourAgoUs);

    Ledger hasty = Lives.onceOver(kafka, "hasty").latestWithLedger().orElseThrow().getLedger();
    assertThat(hasty.getReceived()).isEqualTo(BACKLOG + 1);
    assertThat(hasty.getRejectedMap()).isEqualTo(Map.of("frame_too_old", (long) BACKLOG));
    assertThat(hasty.getProcessed()).isEqualTo(1);
    Ledger patient = Lives.onceOver(kafka, "patient").latestWithLedger().orElseThrow().getLedger();
    assertThat(patient.getReceived()).isEqualTo(BACKLOG + 1);
    assertThat(patient.getProcessed()).isEqualTo(BACKLOG + 1);
    // Each process has a heap that it cannot exceed, and ends when it is full.
    assertThat(job.processIds()).isEqualTo(pidsBefore);
    assertThat(job.restarts()).isEqualTo(restartsBefore);
  }

  @Test
  void thousandCameras_comeAndGo_whileOneIsFollowed(LocalSystem system, KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "busy");
    List<Long> pidsBefore = new JobStatus(system).processIds();
    try (RegistrationPublisher registrar = new RegistrationPublisher(kafka)) {
      for (int i = 0; i < CAMERAS; i++) {
        registrar.publish(idle(i, false));
      }
      await(kafka, CameraEventType.CAMERA_EVENT_TYPE_REGISTERED, CAMERAS);
      long frames = Filming.film(kafka, "busy", "sim:lobby?seed=3&seconds=10").frames();
      for (int i = 0; i < CAMERAS; i++) {
        registrar.publish(idle(i, true));
      }
      await(kafka, CameraEventType.CAMERA_EVENT_TYPE_REMOVED, CAMERAS);

      Lives busy = Lives.onceOver(kafka, "busy");
      assertThat(busy.tracks()).isNotEmpty();
      assertThat(busy.latestWithLedger().orElseThrow().getLedger().getProcessed())
          .isEqualTo(frames + 1);
    }
    assertThat(new JobStatus(system).processIds()).isEqualTo(pidsBefore);
  }

  private static CameraRegistration idle(int number, boolean removed) {
    return CameraRegistration.newBuilder()
        .setCameraId("idle-" + number)
        .setRemoved(removed)
        .build();
  }

  private static void await(KafkaConnection kafka, CameraEventType type, int count)
      throws InterruptedException {
    Awaitility.await(type + " of all " + count)
        .atMost(Duration.ofNanos(PATIENCE_NS))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                CameraLog.read(kafka).values().stream().filter(e -> isIdle(e, type)).count()
                    >= count);
  }

  private static boolean isIdle(CameraEvent event, CameraEventType type) {
    return event.getCameraId().startsWith("idle-") && event.getType() == type;
  }

  /** Publishes old frames as fast as possible, as after an outage. */
  private static void publishBacklog(KafkaConnection kafka, List<String> cameras, long fromUs) {
    SceneRenderer scene = new SceneRenderer(Scene.lobby(3));
    List<ByteString> pictures = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      pictures.add(ByteString.copyFrom(scene.jpeg(i)));
    }
    Backlog.publish(kafka, cameras, fromUs, BACKLOG, pictures);
  }
}
