package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.ListeningSockets;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.cli.chaos.Signals;
import io.followspot.ingest.publish.PublishListener;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.v1.Ledger;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A part of Flink is suspended for longer than the others' timeout and then resumed, with open
 * transactions: its later output must not become visible.
 */
class FrozenFlinkIT {
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * 15;

  /** Flink's processes wait for each other for 8 s. */
  private static final long LONGER_THAN_ANYONE_WAITS_MS = 12_000;

  private static Cluster cluster;
  private static KafkaConnection kafka;
  private static JobManagerPage page;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(2, Map.of());
    kafka = KafkaConnection.to(cluster.bootstrapServers());
    page = new JobManagerPage(cluster);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void taskManagerThawedAfterItsWorkWentOnElsewhere_isFenced() throws Exception {
    assumeTrue(ListeningSockets.canBeTold(), "skipped: no /proc/net/tcp on this machine");
    Filming.register(kafka, "thawed-worker");
    Progress progress = Progress.of(kafka);
    long restartedBefore = page.lastRestartMs();
    ProcessHandle[] zombie = new ProcessHandle[1];

    film(
        "thawed-worker",
        frames -> {
          if (frames == FRAMES / 3) {
            // Some are done, so the job runs; the others are on their way.
            progress.awaitCheckpointWith(FRAMES / 6);
            zombie[0] = busyTaskManager();
            assertThat(Signals.freeze(zombie[0].pid())).isTrue();
          } else if (frames == FRAMES * 2 / 3) {
            progress.awaitCheckpointWith(FRAMES / 2);
            assertThat(page.lastRestartMs()).isGreaterThan(restartedBefore);
            assertThat(Signals.thaw(zombie[0].pid())).isTrue();
          }
        });

    assertUndisturbed("thawed-worker");
  }

  @Test
  void jobManagerThawedAfterItsWorkersGaveItUp_goesOn() throws Exception {
    Filming.register(kafka, "thawed-master");
    Progress progress = Progress.of(kafka);
    long restartedBefore = page.lastRestartMs();

    film(
        "thawed-master",
        frames -> {
          if (frames == FRAMES / 3) {
            progress.awaitCheckpointWith(FRAMES / 6);
            long pid = cluster.processOf("jobmanager").pid();
            assertThat(Signals.freeze(pid)).isTrue();
            Thread.sleep(LONGER_THAN_ANYONE_WAITS_MS);
            assertThat(Signals.thaw(pid)).isTrue();
          } else if (frames == FRAMES * 2 / 3) {
            progress.awaitCheckpointWith(FRAMES / 2);
            assertThat(page.lastRestartMs()).isGreaterThan(restartedBefore);
          }
        });

    assertUndisturbed("thawed-master");
  }

  private static void assertUndisturbed(String camera) throws InterruptedException {
    Lives lives = Lives.onceOver(kafka, camera);
    Ledger ledger = lives.latestWithLedger().orElseThrow().getLedger();
    // The end of the stream counts as well.
    assertThat(ledger.getReceived()).isEqualTo(FRAMES + 1);
    assertThat(ledger.getProcessed()).isEqualTo(FRAMES + 1);
    assertThat(lives.tracks()).hasSizeGreaterThan(3);
    assertThat(Undisturbed.differences(kafka, camera)).isEmpty();
  }

  private static void film(String camera, Disturbance disturbance) throws InterruptedException {
    String scene = "sim:lobby?seed=3&seconds=" + SECONDS;
    assertThat(Filming.film(kafka, camera, scene, disturbance).frames()).isEqualTo(FRAMES);
  }

  /** The one that has the most slots of the job. */
  private static ProcessHandle busyTaskManager() throws IOException {
    int port = 0;
    int freeSlots = Integer.MAX_VALUE;
    for (JsonNode manager : page.taskManagers()) {
      if (manager.path("freeSlots").asInt() < freeSlots) {
        freeSlots = manager.path("freeSlots").asInt();
        port = manager.path("dataPort").asInt();
      }
    }
    for (String name : new String[] {"taskmanager-1", "taskmanager-2"}) {
      int wanted = port;
      if (ListeningSockets.of(cluster.processOf(name).pid()).stream()
          .anyMatch(socket -> socket.getPort() == wanted)) {
        return cluster.processOf(name);
      }
    }
    throw new AssertionError("no TaskManager listens at port " + port);
  }

  /** Happens after frames. */
  private interface Disturbance extends PublishListener {
    void after(long frames) throws IOException, InterruptedException;

    @Override
    default void sent(long frames, long offsetUs) {
      try {
        after(frames);
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    default void waiting(int framesInMemory) {}

    @Override
    default void resumed() {}
  }
}
