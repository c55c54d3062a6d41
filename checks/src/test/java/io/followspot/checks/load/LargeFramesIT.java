package io.followspot.checks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.JobStatus;
import io.followspot.checks.system.Lives;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.KeyPartition;
import io.followspot.laboratory.chaos.Signals;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.SupervisedProcess;
import io.followspot.process.Setting;
import io.followspot.protos.v1.Ledger;
import io.followspot.simulation.scene.Scene;
import io.followspot.simulation.scene.SceneRenderer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest accepted frames, of several cameras at once: three times the heaps of Flink and the
 * functions waits in Kafka while the functions are suspended.
 */
@EnabledIfSystemProperty(
    named = "slow.tests",
    matches = "true",
    disabledReason = "takes minutes; say -Dslow.tests=true")
class LargeFramesIT {
  /** A gigabyte of a partition is kept, which is room for four cameras. */
  private static final int CAMERAS_OF_A_PARTITION = 3;

  /** With twelve cameras 1.08 GB, half as much again as the heap of each process. */
  private static final int FRAMES = 12;

  private static final int BYTES = 7_500_000;
  private static final long STREAM = 1_700_000_000_000_000L;

  @Test
  void engineKilledWhileFunctionsStandStill_nobodyRunsOutOfMemory(@TempDir Path home)
      throws Exception {
    LocalSystem.Options separate = LocalSystem.Options.anywhere(home).withSeparateFunctions();
    try (LocalSystem system = LocalSystem.start(separate, System.out::println)) {
      killTheEngineWhileFunctionsStandStill(system, KafkaConnection.to(system.bootstrapServers()));
    }
  }

  private static void killTheEngineWhileFunctionsStandStill(
      LocalSystem system, KafkaConnection kafka) throws Exception {
    List<String> cameras = cameras();
    for (String camera : cameras) {
      Filming.register(kafka, camera);
    }
    JobStatus job = new JobStatus(system);
    Map<String, Integer> startsBefore = starts(system);
    long functions = system.process("functions").current().pid();

    assertThat(Signals.freeze(functions)).isTrue();
    try {
      ByteString jpeg = ByteString.copyFrom(padded(new SceneRenderer(Scene.lobby(3)).jpeg(0)));
      Backlog.publish(kafka, cameras, STREAM, FRAMES, List.of(jpeg));
      // As much is on its way as is ever going to be.
      Thread.sleep(5_000);
      assertThat(starts(system)).isEqualTo(startsBefore);
      // Messages in flight are read from the checkpoint by another engine.
      assertThat(Signals.kill(system.process("engine").current().pid())).isTrue();
      Thread.sleep(15_000);
    } finally {
      assertThat(Signals.thaw(functions)).isTrue();
    }

    for (String camera : cameras) {
      Ledger ledger = Lives.onceOver(kafka, camera).latestWithLedger().orElseThrow().getLedger();
      // The end of the stream counts as well.
      assertThat(ledger.getReceived()).as(camera).isEqualTo(FRAMES + 1);
      assertThat(ledger.getProcessed()).as(camera).isEqualTo(FRAMES + 1);
    }
    assertThat(job.restarts()).isZero();
    startsBefore.merge("engine", 1, Integer::sum);
    assertThat(starts(system)).isEqualTo(startsBefore);
  }

  /** Number of restarts of each process. */
  private static Map<String, Integer> starts(LocalSystem system) {
    return system.processes().stream()
        .collect(Collectors.toMap(SupervisedProcess::name, SupervisedProcess::restarts));
  }

  private static List<String> cameras() {
    List<String> cameras = new ArrayList<>();
    int[] of = new int[Setting.PARTITIONS.readInt()];
    for (int i = 0; cameras.size() < of.length * CAMERAS_OF_A_PARTITION; i++) {
      String camera = "large-" + i;
      int partition = KeyPartition.of(camera, of.length);
      if (of[partition] < CAMERAS_OF_A_PARTITION) {
        of[partition]++;
        cameras.add(camera);
      }
    }
    return cameras;
  }

  /** The same picture with comments behind its first marker. */
  private static byte[] padded(byte[] jpeg) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES + 70_000);
    out.write(jpeg, 0, 2);
    byte[] comment = new byte[65_533];
    while (out.size() + jpeg.length < BYTES) {
      out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xff, (byte) 0xff});
      out.writeBytes(comment);
    }
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }
}
