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
  void newestCheckpoint_isTheGreatestNumberToHaveMetadata() throws IOException {
    complete("checkpoints/job/chk-9", 9);
    Path newest = complete("checkpoints/job/chk-10", 10);
    Files.createDirectories(directory.resolve("checkpoints/job/chk-11"));
    assertThat(newest()).map(Points::path).contains(newest);
  }

  @Test
  void clockThatWasSetBack_changesNothing() throws IOException {
    Path newest = complete("checkpoints/job/chk-10", 10);
    Path older = complete("checkpoints/job/chk-9", 9);
    touch(newest, 1_000);
    touch(older, 2_000);
    assertThat(newest()).map(Points::path).contains(newest);
  }

  @Test
  void checkpointsOfAnEarlierJobId_areOrderedAmongTheOthers() throws IOException {
    complete("checkpoints/b/chk-9", 9);
    Path newest = complete("checkpoints/a/chk-10", 10);
    assertThat(newest()).map(Points::path).contains(newest);
  }

  @Test
  void savepointAfterTheLastCheckpoint_isTakenAndLeftToItsOwner() throws IOException {
    complete("checkpoints/job/chk-9", 9);
    Path savepoint = complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 10);
    touch(savepoint, 1);
    assertThat(newest()).map(Points::path).contains(savepoint);
    assertThat(newest()).map(RestorePoint::mode).contains(RestoreMode.NO_CLAIM);
  }

  @Test
  void savepointOfOld_isPassedOver() throws IOException {
    Path checkpoint = complete("checkpoints/job/chk-9", 9);
    complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 8);
    assertThat(newest()).map(Points::path).contains(checkpoint);
    assertThat(newest()).map(RestorePoint::mode).contains(RestoreMode.CLAIM);
  }

  @Test
  void otherFiles_areNothingToGoOnFrom() throws IOException {
    complete("checkpoints/job/chk-x", 1);
    complete("checkpoints/job/shared", 1);
    complete("checkpoints/chk-1/deeper/chk-2", 1);
    complete("savepoints/backup", 1);
    assertThat(newest()).isEmpty();
  }

  @Test
  void absentDirectories_haveNone() {
    assertThat(newest()).isEmpty();
  }

  @Test
  void sweep_leavesTheNewestThree_andEverySavepoint() throws IOException {
    for (int i = 1; i <= 5; i++) {
      Files.createFile(complete("checkpoints/job/chk-" + i, i).resolve("state"));
    }
    Path savepoint = complete("savepoints/savepoint-666f6c-0a1b2c3d4e5f", 1);
    RestorePoint.sweep(FlinkPath.of(directory.resolve("checkpoints")));
    assertThat(checkpoints()).containsExactlyInAnyOrder("chk-3", "chk-4", "chk-5");
    assertThat(savepoint).exists();
  }

  @Test
  void sweep_removesWhatWasNeverCompleted() throws IOException {
    Files.createDirectories(directory.resolve("checkpoints/job/chk-3"));
    complete("checkpoints/job/chk-4", 4);
    Files.createDirectories(directory.resolve("checkpoints/job/chk-5"));
    RestorePoint.sweep(FlinkPath.of(directory.resolve("checkpoints")));
    assertThat(checkpoints()).containsExactlyInAnyOrder("chk-4", "chk-5");
  }

  @Test
  void leftovers_areKeptUntilTheJobHasTwoOfItsOwn() throws IOException {
    var checkpoints = FlinkPath.of(directory.resolve("checkpoints"));
    complete("checkpoints/job/chk-3", 3);
    RestorePoint from =
        new RestorePoint(
            FlinkPath.of(complete("checkpoints/job/chk-4", 4)), 4, /* isSavepoint= */ false);
    complete("checkpoints/job/chk-5", 5);
    assertThat(Leftovers.sweepIfDone(checkpoints, from)).isFalse();
    complete("checkpoints/job/chk-6", 6);
    assertThat(Leftovers.sweepIfDone(checkpoints, from)).isTrue();
    assertThat(checkpoints()).containsExactlyInAnyOrder("chk-4", "chk-5", "chk-6");
  }

  private Stream<String> checkpoints() throws IOException {
    try (Stream<Path> left = Files.list(directory.resolve("checkpoints/job"))) {
      return left.map(p -> p.getFileName().toString()).toList().stream();
    }
  }

  private Optional<RestorePoint> newest() {
    return RestorePoint.newestFirst(
            FlinkPath.of(directory.resolve("checkpoints")),
            FlinkPath.of(directory.resolve("savepoints")))
        .stream()
        .findFirst();
  }

  private Path complete(String name, long number) throws IOException {
    return Points.write(directory.resolve(name), number);
  }

  private static void touch(Path point, long ms) throws IOException {
    Files.setLastModifiedTime(point.resolve(Metadata.FILE), FileTime.fromMillis(ms));
  }
}
