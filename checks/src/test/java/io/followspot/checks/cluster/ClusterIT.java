package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Ledger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One JobManager and two TaskManagers as processes of their own: killed, rescaled, and all stopped
 * and started again in the middle of a film, the committed events are byte for byte those of an
 * undisturbed run.
 */
class ClusterIT {
  private static final String CAMERA = "hall";
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * 15;

  private static Cluster cluster;
  private static KafkaConnection kafka;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(2, Map.of());
    kafka = KafkaConnection.to(cluster.bootstrapServers());
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void killedRescaledAndUpgraded_eventsAreThoseOfAnUndisturbedRun() throws Exception {
    assertThat(cluster.run("status")).doesNotContain("does not run");
    Filming.register(kafka, CAMERA);

    PublishSummary published =
        Filming.film(
            kafka,
            CAMERA,
            "sim:lobby?seed=3&seconds=" + SECONDS,
            new Disturbances(Progress.of(kafka), FRAMES / 5));
    Lives lives = Lives.onceOver(kafka, CAMERA);

    assertThat(published.frames()).isEqualTo(FRAMES);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getProcessed()).isEqualTo(FRAMES + 1);
    assertThat(ledger.getReceived()).isEqualTo(FRAMES + 1);
    assertThat(lives.tracks()).hasSizeGreaterThan(3);
    assertThat(lives.endReasons())
        .as("no track ended for the upgrade")
        .doesNotContain(EndReason.END_REASON_CAMERA_CHANGED);
    assertThat(Undisturbed.differences(kafka, CAMERA)).isEmpty();
  }

  /** One after each part of the film, as soon as the job has got over the one before. */
  private record Disturbances(Progress progress, long partFrames) implements PublishListener {
    @Override
    public void sent(long frames, long offsetUs) {
      if (frames % partFrames == 0) {
        try {
          disturb((int) (frames / partFrames), frames);
        } catch (IOException e) {
          throw new AssertionError(e);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    private void disturb(int part, long frames) throws IOException, InterruptedException {
      // Some frames of this part are done, so the job runs; the others are on their way.
      progress.awaitCheckpointWith(frames - partFrames / 2);
      switch (part) {
        case 1 -> killAndAwaitAnother("taskmanager-1");
        case 2 -> killAndAwaitAnother("jobmanager");
        case 3 -> {
          // The new JobManager runs the job on one of them while the other is still on its way.
          Progress.await(() -> taskManagers() == 2, "both TaskManagers are there");
          cluster.run("rescale", "4");
        }
        case 4 -> upgrade();
        default -> {}
      }
    }

    @Override
    public void waiting(int framesInMemory) {}

    @Override
    public void resumed() {}
  }

  /** Stops all of it and starts it again, as for another version. */
  private static void upgrade() throws IOException, InterruptedException {
    ProcessHandle before = cluster.processOf("jobmanager");
    assertThatThrownBy(() -> cluster.run("rescale", "9"))
        .hasMessageContaining("9 slots are required, but 4 exist on 2 TaskManagers")
        .hasMessageContaining("the job goes on with 4 slots");
    assertThat(cluster.processOf("jobmanager")).as("was not stopped").isEqualTo(before);
    Path savepoint = Path.of(URI.create(cluster.run("savepoint").strip()));
    assertThat(savepoint).isDirectoryContaining("glob:**_metadata");
    cluster.run("stop");
    cluster.run("start");
    assertThat(savepoint).as("it belongs to whoever asked for it").isNotEmptyDirectory();
  }

  private static int taskManagers() {
    return new JobManagerPage(cluster).taskManagers().size();
  }

  private static void killAndAwaitAnother(String name) throws IOException, InterruptedException {
    long before = cluster.processOf(name).pid();
    cluster.kill(name);
    Progress.await(
        () -> ProcessHandle.of(before).isEmpty() && !runs(name, before), name + " comes back");
  }

  private static boolean runs(String name, long pid) {
    try {
      return cluster.processOf(name).pid() == pid;
    } catch (IOException | RuntimeException e) {
      // The file is just being written, or the process is gone.
      return true;
    }
  }
}
