package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.jobgraph.RestoreMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestorePointTest {
  @TempDir Path directory;

  @Test
  void newestCheckpoint_isTheLastToHaveMetadata() throws IOException {
    complete("checkpoints/job/chk-9", 1_000);
    Path newest = complete("checkpoints/job/chk-10", 2_000);
    Files.createDirectories(directory.resolve("checkpoints/job/chk-11"));
    assertThat(newest()).map(RestorePoint::path).contains(newest);
  }

  @Test
  void checkpointsOfOneInstant_areTakenByNumber() throws IOException {
    Path newest = complete("checkpoints/job/chk-10", 1_000);
    complete("checkpoints/job/chk-9", 1_000);
    assertThat(newest()).map(RestorePoint::path).contains(newest);
  }

  @Test
  void savepointAfterTheLastCheckpoint_isTakenAndLeftToItsOwner() throws IOException {
    complete("checkpoints/job/chk-9", 1_000);
    Path savepoint = complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 2_000);
    assertThat(newest()).map(RestorePoint::path).contains(savepoint);
    assertThat(newest()).map(RestorePoint::mode).contains(RestoreMode.NO_CLAIM);
  }

  @Test
  void savepointOfOld_isPassedOver() throws IOException {
    Path checkpoint = complete("checkpoints/job/chk-9", 2_000);
    complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 1_000);
    assertThat(newest()).map(RestorePoint::path).contains(checkpoint);
    assertThat(newest()).map(RestorePoint::mode).contains(RestoreMode.CLAIM);
  }

  @Test
  void otherFiles_areNothingToGoOnFrom() throws IOException {
    complete("checkpoints/job/chk-x", 1_000);
    complete("checkpoints/job/shared", 1_000);
    complete("checkpoints/chk-1/deeper/chk-2", 1_000);
    complete("savepoints/backup", 1_000);
    assertThat(newest()).isEmpty();
  }

  @Test
  void absentDirectories_haveNone() {
    assertThat(newest()).isEmpty();
  }

  @Test
  void sweep_leavesTheNewestThree_andEverySavepoint() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Files.createFile(complete("checkpoints/job/chk-" + i, 1_000 * i).resolve("state"));
    }
    Path savepoint = complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 1);
    RestorePoint.sweep(directory.resolve("checkpoints"));
    try (Stream<Path> left = Files.list(directory.resolve("checkpoints/job"))) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("chk-3", "chk-4", "chk-5");
    }
    assertThat(savepoint).exists();
  }

  private Optional<RestorePoint> newest() {
    return RestorePoint.newest(directory.resolve("checkpoints"), directory.resolve("savepoints"));
  }

  private Path complete(String name, long completedMs) throws IOException {
    Path point = Files.createDirectories(directory.resolve(name));
    Path metadata = Files.createFile(point.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedMs));
    return point;
  }
}
