package io.followspot.checks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.FreePort;
import io.followspot.launcher.LocalSystem;
import io.followspot.process.DirectoryTree;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Everything is stopped in the middle of a film and started again, as for another version of it:
 * the publisher waits, no track ends for it, and the committed events are byte for byte those of an
 * undisturbed run.
 */
class UpgradeIT {
  private static final int SECONDS = 24;
  private static final int FRAMES = SECONDS * 15;

  @EnabledIfSystemProperty(
      named = "slow.tests",
      matches = "true",
      disabledReason = "takes a minute, and the other test does more; say -Dslow.tests=true")
  @Test
  void embeddedSystem_goesOnWhereItWas() throws Exception {
    assertGoesOnWith(Map.of());
  }

  @Test
  void anotherStateBackend_goesOnWhereItWas() throws Exception {
    assertGoesOnWith(Map.of(Setting.STATE_BACKEND, "rocksdb"));
  }

  private static void assertGoesOnWith(Map<Setting, String> changed) throws Exception {
    Path home = Files.createTempDirectory("followspot-upgrade");
    HostPort broker = new HostPort("127.0.0.1", FreePort.on("127.0.0.1", 2));
    HostPort free = new HostPort("127.0.0.1", 0);
    LocalSystem.Options options = new LocalSystem.Options(home, broker, free, free, 1, Map.of());
    LocalSystem[] running = {LocalSystem.start(options, System.out::println)};
    try {
      KafkaConnection kafka = KafkaConnection.to(broker.toString());
      Filming.register(kafka, "porch");
      film(
          kafka,
          "porch",
          () -> {
            running[0].close();
            running[0] = LocalSystem.start(options.with(changed), System.out::println);
          });
      assertGoesOn(kafka, "porch");
    } finally {
      running[0].close();
      DirectoryTree.delete(home);
    }
  }

  private static void film(KafkaConnection kafka, String camera, Upgrade upgrade)
      throws InterruptedException {
    SourceLocation scene = SourceLocation.parse("sim:lobby?seed=3&seconds=" + SECONDS);
    PublishOptions options = new PublishOptions(camera, false, false, 0);
    try (FramePublisher publisher =
        new FramePublisher(kafka, options, new InTheMiddle(kafka, camera, upgrade))) {
      assertThat(publisher.run(() -> SourceFactory.open(scene, SourceOptions.DEFAULT)).frames())
          .isEqualTo(FRAMES);
    }
  }

  private static void assertGoesOn(KafkaConnection kafka, String camera) throws Exception {
    Lives lives = Lives.onceOver(kafka, camera);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getReceived()).isEqualTo(FRAMES + 1);
    assertThat(ledger.getProcessed()).isEqualTo(FRAMES + 1);
    assertThat(lives.tracks()).hasSizeGreaterThan(3);
    assertThat(lives.endReasons())
        .as("no track ended for the upgrade")
        .doesNotContain(EndReason.END_REASON_CAMERA_CHANGED);
    assertThat(Undisturbed.differences(kafka, camera)).isEmpty();
  }

  private interface Upgrade {
    void run() throws Exception;
  }

  /** Upgrades once tracks are under way, with half of the film's frames behind it. */
  private record InTheMiddle(KafkaConnection kafka, String camera, Upgrade upgrade)
      implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {
      if (frames != FRAMES / 2) {
        return;
      }
      try {
        awaitATrackUnderWay();
        upgrade.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private void awaitATrackUnderWay() throws InterruptedException {
      await("a track of " + camera)
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> !Lives.now(kafka, camera).tracks().isEmpty());
    }

    @Override
    public void waiting(int framesInMemory) {}

    @Override
    public void resumed() {}
  }
}
