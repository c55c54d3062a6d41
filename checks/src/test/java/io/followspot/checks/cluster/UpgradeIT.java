package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.system.Directories;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.cli.local.FreePort;
import io.followspot.cli.local.LocalSystem;
import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.kafka.KafkaConnection;
import io.followspot.process.HostPort;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Ledger;
import io.followspot.protos.v1.TrackEventType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Everything is stopped in the middle of a film and started again, as for another version of it:
 * the publisher waits, no track ends for it, and the committed events are byte for byte those of an
 * undisturbed run.
 */
class UpgradeIT {
  private static final int SECONDS = 24;
  private static final int FRAMES = SECONDS * 15;

  @Test
  void clusterWithASavepoint_goesOnWhereItWas() throws Exception {
    try (Cluster cluster = Cluster.start(2, Map.of())) {
      KafkaConnection kafka = KafkaConnection.to(cluster.bootstrapServers());
      Filming.register(kafka, "yard");
      film(
          kafka,
          "yard",
          () -> {
            assertNoMoreSlotsThanThereAre(cluster);
            Path savepoint = Path.of(URI.create(cluster.run("savepoint").strip()));
            assertThat(savepoint).isDirectoryContaining("glob:**_metadata");
            cluster.run("stop");
            cluster.run("start");
            assertThat(savepoint).as("it belongs to whoever asked for it").isNotEmptyDirectory();
          });
      assertGoesOn(kafka, "yard");
    }
  }

  @Test
  void embeddedSystem_goesOnWhereItWas() throws Exception {
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
            running[0] = LocalSystem.start(options, System.out::println);
          });
      assertGoesOn(kafka, "porch");
    } finally {
      running[0].close();
      Directories.deleteRecursively(home);
    }
  }

  private static void assertNoMoreSlotsThanThereAre(Cluster cluster) throws IOException {
    ProcessHandle before = cluster.processOf("jobmanager");
    assertThatThrownBy(() -> cluster.run("rescale", "9"))
        .hasMessageContaining("9 slots are required, but 4 exist on 2 TaskManagers")
        .hasMessageContaining("the job goes on with 2 slots");
    assertThat(cluster.processOf("jobmanager")).as("was not stopped").isEqualTo(before);
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
    assertThat(lives.tracks().values())
        .as("no track ended for the upgrade")
        .flatExtracting(events -> events)
        .filteredOn(e -> e.getType() == TrackEventType.TRACK_EVENT_TYPE_ENDED)
        .extracting(e -> e.getTrack().getReason())
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
