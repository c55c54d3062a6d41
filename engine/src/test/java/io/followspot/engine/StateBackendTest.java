package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.process.CannotStartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateBackendTest {
  @TempDir private Path directory;
  private EngineHome home;

  @BeforeEach
  void makeHome() {
    home = new EngineHome(directory, "test");
  }

  @Test
  void checkpointsOfAnOlderVersion_areOfHashmap() {
    assertThat(StateBackend.ofCheckpoints(home)).isEqualTo(StateBackend.HASHMAP);
  }

  @Test
  void recorded_isReadBack() {
    StateBackend.ROCKSDB.record(home);

    assertThat(StateBackend.ofCheckpoints(home)).isEqualTo(StateBackend.ROCKSDB);
  }

  @Test
  void anUnreadableRecord_isReportedWithItsPlace() throws Exception {
    StateBackend.ROCKSDB.record(home);
    Path file = directory.resolve("checkpoints/state-backend");
    Files.writeString(file, "tape");

    assertThatThrownBy(() -> StateBackend.ofCheckpoints(home))
        .isInstanceOf(CannotStartException.class)
        .hasMessage(file + " is \"tape\"; it must be hashmap or rocksdb");
  }

  @Test
  void aCheckpoint_isRestoredByItsOwnBackendOnly_aSavepointByEach() {
    StateBackend.ROCKSDB.record(home);
    Optional<RestorePoint> checkpoint =
        Optional.of(new RestorePoint(FlinkPath.of(directory), 7, false));
    Optional<RestorePoint> savepoint =
        Optional.of(new RestorePoint(FlinkPath.of(directory), 7, true));

    assertThat(StateBackend.ROCKSDB.canRestore(checkpoint, home)).isTrue();
    assertThat(StateBackend.HASHMAP.canRestore(checkpoint, home)).isFalse();
    assertThat(StateBackend.HASHMAP.canRestore(savepoint, home)).isTrue();
    assertThat(StateBackend.HASHMAP.canRestore(Optional.empty(), home)).isTrue();
  }
}
