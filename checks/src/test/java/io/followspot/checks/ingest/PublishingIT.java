package io.followspot.checks.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.Installation;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Publishing during failures: every frame arrives once, and streams end properly. */
@ExtendWith(RunningSystem.class)
class PublishingIT {
  private static final int FRAMES_PER_SECOND = 15;

  @Test
  void brokerKilledInTheMiddle_noFrameIsLostOrDoubled(LocalSystem system, KafkaConnection kafka)
      throws Exception {
    Filming.register(kafka, "outage");
    PublishOptions options = new PublishOptions("outage", true, false, 0);
    PublishSummary summary;
    try (FramePublisher publisher =
        new FramePublisher(kafka, options, new KillsBroker(system, 3 * FRAMES_PER_SECOND))) {
      SourceLocation scene = SourceLocation.parse("sim:street?seconds=10");
      summary = publisher.run(() -> SourceFactory.open(scene, SourceOptions.DEFAULT));
    }

    assertThat(system.process("broker").restarts()).isPositive();
    assertThat(summary.frames()).isEqualTo(10 * FRAMES_PER_SECOND);
    assertThat(summary.unsent()).isZero();
    assertThatAllIsThere(kafka, "outage", summary.frames());
  }

  @Test
  void publishKilledAndStartedAgain_goesOnWithTheStream(KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "killed");
    List<String> command = publish(kafka, "killed", "--realtime", "sim:lobby?seconds=12");
    Process first = start(command);
    try {
      awaitFrames(kafka, "killed");
      Thread.sleep(2_000);
    } finally {
      first.destroyForcibly().waitFor();
    }
    Process second = start(command);
    try {
      assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      second.destroyForcibly();
    }

    assertThatAllIsThere(kafka, "killed", 12 * FRAMES_PER_SECOND);
    assertThat(Lives.now(kafka, "killed").camera())
        .filteredOn(event -> event.getType() == CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED)
        .hasSize(1);
  }

  @Test
  void publishStoppedByASignal_endsItsStream(KafkaConnection kafka) throws Exception {
    Filming.register(kafka, "signal");
    Process process = start(publish(kafka, "signal", "--realtime", "--loop", "sim:lobby"));
    try {
      awaitFrames(kafka, "signal");
      process.destroy();

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    Lives lives = Lives.onceOver(kafka, "signal");
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    assertThat(ledger.getReceived()).isGreaterThan(1).isEqualTo(ledger.getProcessed());
    assertThat(ledger.getMissing()).isZero();
  }

  @Test
  void secondPublisher_isRefused_andOneThatTakesOverIsReported(
      KafkaConnection kafka, @TempDir Path directory) throws Exception {
    Filming.register(kafka, "twice");
    Path said = directory.resolve("first");
    List<String> command = publish(kafka, "twice", "--realtime", "--loop", "sim:lobby");
    Process first =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      awaitFrames(kafka, "twice");
      Path refusal = directory.resolve("second");
      Process second =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(refusal.toFile())
              .start();
      try {
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
      } finally {
        second.destroyForcibly();
      }
      assertThat(second.exitValue()).isEqualTo(1);
      assertThat(refusal)
          .content()
          .contains("another publisher is sending frames of camera twice", "another --camera");

      Filming.film(kafka, "twice", "sim:lobby?seconds=2");
      await("the first publisher's warning")
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  assertThat(said)
                      .content()
                      .contains("Another publisher sends frames of camera twice"));
    } finally {
      first.destroy();
      assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
      first.destroyForcibly();
    }
  }

  private static List<String> publish(KafkaConnection kafka, String camera, String... how) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("publish", "--camera", camera));
    arguments.addAll(List.of("--bootstrap-server", kafka.bootstrapServers()));
    arguments.addAll(List.of(how));
    return Installation.find().commandLine(arguments);
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(discard()).start();
  }

  private static void assertThatAllIsThere(KafkaConnection kafka, String cameraId, long frames)
      throws InterruptedException {
    Ledger ledger = Lives.onceOver(kafka, cameraId).latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getReceived()).isEqualTo(frames + 1);
    assertThat(ledger.getProcessed()).isEqualTo(frames + 1);
    assertThat(ledger.getDuplicate()).isZero();
    assertThat(ledger.getMissing()).isZero();
  }

  private static void awaitFrames(KafkaConnection kafka, String cameraId)
      throws InterruptedException {
    // Registered, and then the stream's start.
    await("frames of camera " + cameraId)
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> Lives.now(kafka, cameraId).camera().size() >= 2);
  }

  private static ProcessBuilder.Redirect discard() {
    return ProcessBuilder.Redirect.DISCARD;
  }

  private record KillsBroker(LocalSystem system, long atFrame) implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {
      if (frames == atFrame) {
        try {
          system.process("broker").current().kill();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void waiting(int framesInMemory) {}

    @Override
    public void resumed() {}
  }
}
