package io.followspot.checks.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.Disturbance;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.ListeningSockets;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.kafka.KafkaConnection;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.ClusterSize;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * A cluster with several processes of each role, disturbed in the middle of a film: the committed
 * events are byte for byte those of an undisturbed run.
 *
 * <p>One process after the other is killed, the job is rescaled, and all are stopped and started
 * again; or one is suspended for longer than the others' timeout and then resumed, with open
 * transactions: its later output must not become visible.
 */
class ClusterIT {
  private static final int SECONDS = 40;
  private static final int FRAMES = SECONDS * 15;

  /** Into how many parts the disturbances divide the film. */
  private static final int PARTS = 7;

  private static Cluster cluster;
  private static KafkaConnection kafka;

  @RegisterExtension
  static final TestWatcher LOGS =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
          System.err.println(cluster.endOfLogs());
        }
      };

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(ClusterSize.AVAILABLE, 2, Map.of());
    kafka = KafkaConnection.to(cluster.bootstrapServers());
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  @Test
  void killedRescaledAndUpgraded_eventsAreThoseOfAnUndisturbedRun() throws Exception {
    assertThat(cluster.run("status")).doesNotContain("does not run");
    Filming.register(kafka, "hall");
    Progress progress = Progress.of(kafka);
    long part = FRAMES / PARTS;

    film(
        "hall",
        frames -> {
          if (frames % part == 0) {
            // Some frames of this part are done, so the job runs; the others are on their way.
            progress.awaitCheckpointWith(frames - part / 2);
            disturb((int) (frames / part));
          }
        });

    assertUndisturbed("hall");
  }

  @EnabledIfSystemProperty(
      named = "slow.tests",
      matches = "true",
      disabledReason = "takes a minute and a half; say -Dslow.tests=true")
  @Test
  void taskManagerAndLeaderThawedAfterOthersTookOver_areFenced() throws Exception {
    assumeTrue(ListeningSockets.canBeTold(), "skipped: no /proc/net/tcp on this machine");
    Filming.register(kafka, "thawed");
    Progress progress = Progress.of(kafka);
    long restartedBefore = page().lastRestartMs();
    long part = FRAMES / 5;
    ProcessHandle[] worker = new ProcessHandle[1];
    String leader = cluster.leader();

    film(
        "thawed",
        frames -> {
          if (frames % part == 0) {
            // Some frames of this part are done, so the job runs; the others are on their way.
            progress.awaitCheckpointWith(frames - part / 2);
          }
          if (frames == part) {
            worker[0] = busyTaskManager();
            assertThat(Signals.freeze(worker[0].pid())).isTrue();
          } else if (frames == 2 * part) {
            assertThat(page().lastRestartMs()).isGreaterThan(restartedBefore);
            assertThat(Signals.thaw(worker[0].pid())).isTrue();
          } else if (frames == 3 * part) {
            assertThat(Signals.freeze(cluster.processOf(leader).pid())).isTrue();
            Progress.await(() -> leadsAnother(leader), "another JobManager leads");
          } else if (frames == 4 * part) {
            assertThat(Signals.thaw(cluster.processOf(leader).pid())).isTrue();
          }
        });

    assertUndisturbed("thawed");
  }

  private static boolean leadsAnother(String before) {
    try {
      return !cluster.leader().equals(before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertUndisturbed(String camera) throws InterruptedException {
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

  private static JobManagerPage page() {
    return new JobManagerPage(cluster);
  }

  private static void film(String camera, Disturbance disturbance) throws InterruptedException {
    String scene = "sim:lobby?seed=3&seconds=" + SECONDS;
    assertThat(Filming.film(kafka, camera, scene, disturbance).frames()).isEqualTo(FRAMES);
  }

  private static void disturb(int part) throws IOException, InterruptedException {
    switch (part) {
      case 1 -> killAndAwaitAnother("taskmanager-1");
      case 2 -> {
        String before = cluster.leader();
        killAndAwaitAnother(before);
        Progress.await(() -> leadsAnother(before), "another JobManager leads");
      }
      case 3 -> {
        killAndAwaitAnother("broker-1");
        killAndAwaitAnother("functions-2");
      }
      case 4 -> killAndAwaitAnother("zookeeper-1");
      case 5 -> {
        // The new JobManager runs the job on some of them while another is still on its way.
        Progress.await(() -> taskManagers() == 3, "all TaskManagers are there");
        cluster.run("rescale", "4");
      }
      case 6 -> upgrade();
      default -> {}
    }
  }

  /** Stops all of it and starts it again, as for another version. */
  private static void upgrade() throws IOException, InterruptedException {
    ProcessHandle before = cluster.processOf(cluster.leader());
    assertThatThrownBy(() -> cluster.run("rescale", "9"))
        .hasMessageContaining("9 slots are required, but 6 exist on 3 TaskManagers")
        .hasMessageContaining("the job goes on with 4 slots");
    assertThat(cluster.processOf(cluster.leader())).as("was not stopped").isEqualTo(before);
    Path savepoint = Path.of(URI.create(cluster.run("savepoint").strip()));
    assertThat(savepoint).isDirectoryContaining("glob:**_metadata");
    cluster.run("stop");
    cluster.start();
    assertThat(savepoint).as("it belongs to whoever asked for it").isNotEmptyDirectory();
  }

  private static int taskManagers() {
    return page().taskManagers().size();
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

  /** The one that has the most slots of the job. */
  private static ProcessHandle busyTaskManager() throws IOException {
    int port = 0;
    int freeSlots = Integer.MAX_VALUE;
    for (JsonNode manager : page().taskManagers()) {
      if (manager.path("freeSlots").asInt() < freeSlots) {
        freeSlots = manager.path("freeSlots").asInt();
        port = manager.path("dataPort").asInt();
      }
    }
    for (String name : List.of("taskmanager-1", "taskmanager-2", "taskmanager-3")) {
      int wanted = port;
      if (ListeningSockets.of(cluster.processOf(name).pid()).stream()
          .anyMatch(socket -> socket.getPort() == wanted)) {
        return cluster.processOf(name);
      }
    }
    throw new AssertionError("no TaskManager listens at port " + port);
  }
}
