package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.ingest.publish.FramePublisher;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.ingest.publish.PublishOptions;
import io.followspot.ingest.publish.PublishSummary;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.ingest.source.Sources;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.Ledger;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One JobManager and two TaskManagers as processes of their own: killed and rescaled in the middle
 * of a film, the committed events are byte for byte those of an undisturbed run.
 */
class ClusterIT {
  private static final String CAMERA = "hall";
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * 15;
  private static final long PATIENCE_NS = 240_000_000_000L;

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
  void processesKilledAndSlotsChanged_eventsAreThoseOfAnUndisturbedRun() throws Exception {
    assertThat(cluster.run("status")).doesNotContain("does not run");
    Filming.register(kafka, CAMERA);

    PublishSummary published = film(new Disturbances(FRAMES / 5));
    Lives lives = Lives.onceOver(kafka, CAMERA);

    assertThat(published.frames()).isEqualTo(FRAMES);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getProcessed()).isEqualTo(FRAMES + 1);
    assertThat(ledger.getReceived()).isEqualTo(FRAMES + 1);
    assertThat(lives.tracks()).hasSizeGreaterThan(3);
    assertThat(Undisturbed.differences(kafka, CAMERA)).isEmpty();
  }

  private static PublishSummary film(PublishListener listener) throws InterruptedException {
    PublishOptions options = new PublishOptions(CAMERA, false, false, 0);
    SourceLocation scene = SourceLocation.parse("sim:lobby?seed=3&seconds=" + SECONDS);
    try (FramePublisher publisher = new FramePublisher(kafka, options, listener)) {
      return publisher.run(() -> Sources.open(scene, SourceOptions.DEFAULT));
    }
  }

  /** One after each part of the film, as soon as the job has got over the one before. */
  private record Disturbances(long partFrames) implements PublishListener {
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
      awaitCheckpointWith(frames - partFrames / 2);
      switch (part) {
        case 1 -> killAndAwaitAnother("taskmanager-1");
        case 2 -> killAndAwaitAnother("jobmanager");
        case 3 -> cluster.run("rescale", "4");
        case 4 -> cluster.run("rescale", "3");
        default -> {}
      }
    }

    @Override
    public void waiting(int framesInMemory) {}

    @Override
    public void resumed() {}
  }

  private static void killAndAwaitAnother(String name) throws IOException, InterruptedException {
    long before = cluster.processOf(name).pid();
    cluster.kill(name);
    await(() -> ProcessHandle.of(before).isEmpty() && !runs(name, before), name + " comes back");
  }

  private static boolean runs(String name, long pid) {
    try {
      return cluster.processOf(name).pid() == pid;
    } catch (IOException | RuntimeException e) {
      // The file is just being written, or the process is gone.
      return true;
    }
  }

  /** Waits until a checkpoint holds that many of the camera's frames. */
  private static void awaitCheckpointWith(long frames) throws InterruptedException {
    try (Admin admin = kafka.admin()) {
      await(() -> framesRead(admin) >= frames, "a checkpoint with frame " + frames);
    }
  }

  private static long framesRead(Admin admin) {
    try {
      return admin
          .listConsumerGroupOffsets("followspot")
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(e -> e.getKey().topic().equals(Topics.FRAMES) && e.getValue() != null)
          .mapToLong(e -> e.getValue().offset())
          .sum();
    } catch (Exception e) {
      throw new AssertionError("no offsets", e);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition, String what) throws InterruptedException {
    long giveUpAt = System.nanoTime() + PATIENCE_NS;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waiting: " + what).isLessThan(giveUpAt);
      Thread.sleep(100);
    }
  }
}
