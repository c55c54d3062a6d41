package io.followspot.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {
  private static final String FULL = "the disk of /data (/dev/sda1) is full";

  @TempDir Path directory;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AtomicReference<Optional<String>> obstacle =
      new AtomicReference<>(Optional.of(FULL));

  @Test
  void fullDisk_isTold_andTheProcessStartsAgainWhenThereIsRoom() throws Exception {
    SupervisedProcess process = start("echo ready here; read line");
    try {
      process.current().awaitReady(Duration.ofSeconds(20));
      process.current().kill();
      assertThat(next()).contains(FULL).endsWith("it is restarted as soon as there is room");
      assertThat(said.poll(300, TimeUnit.MILLISECONDS)).isNull();
      assertThat(process.restarts()).isZero();
      obstacle.set(Optional.empty());
      assertThat(next()).isEqualTo("there is room again, restarting broker");
      assertThat(process.current().awaitReady(Duration.ofSeconds(20))).isEqualTo("here");
    } finally {
      process.stop();
    }
  }

  @Test
  void notice_isPassedOnWithTheProcessesName() throws Exception {
    SupervisedProcess process = start("echo notice fell back; echo ready here; read line");
    try {
      assertThat(next()).isEqualTo("broker: fell back");
    } finally {
      process.stop();
    }
  }

  @Test
  void signalForTheWholeGroup_isPartOfTheStop_andNotReported() throws Exception {
    obstacle.set(Optional.empty());
    SupervisedProcess process = start("echo ready here; exec sleep 60");
    process.current().awaitReady(Duration.ofSeconds(20));
    ProcessHandle.of(process.current().pid()).orElseThrow().destroy();
    process.current().onExit().get(20, TimeUnit.SECONDS);
    process.expectEnd();
    assertThat(said.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(process.restarts()).isZero();
  }

  @Test
  void signalForOneProcess_isReported_andItIsStartedAgain() throws Exception {
    obstacle.set(Optional.empty());
    SupervisedProcess process = start("echo ready here; exec sleep 60");
    try {
      process.current().awaitReady(Duration.ofSeconds(20));
      ProcessHandle.of(process.current().pid()).orElseThrow().destroy();
      assertThat(next()).isEqualTo("broker exited with code 143, restarting it");
    } finally {
      process.stop();
    }
  }

  private SupervisedProcess start(String script) {
    return SupervisedProcess.start(
        () ->
            ChildProcess.start(
                "broker",
                List.of("sh", "-c", script),
                Map.of(),
                directory.resolve("log"),
                said::add),
        said::add,
        obstacle::get,
        Duration.ofMillis(20));
  }

  private String next() throws InterruptedException {
    String line = said.poll(20, TimeUnit.SECONDS);
    assertThat(line).as("a line is said").isNotNull();
    return line;
  }
}
