package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path directory;

  @Test
  void newest_isTheGreatestNumberWithMetadata() throws IOException {
    complete("job/chk-9");
    Path newest = complete("job/chk-10");
    Files.createDirectories(directory.resolve("job/chk-11"));
    assertThat(Checkpoints.newest(directory)).contains(newest);
  }

  @Test
  void otherFiles_areNoCheckpoints() throws IOException {
    complete("job/chk-x");
    complete("job/shared");
    complete("chk-1/deeper/chk-2");
    assertThat(Checkpoints.newest(directory)).isEmpty();
  }

  @Test
  void absentDirectory_hasNoCheckpoint() {
    assertThat(Checkpoints.newest(directory.resolve("absent"))).isEmpty();
  }

  private Path complete(String name) throws IOException {
    Path checkpoint = Files.createDirectories(directory.resolve(name));
    Files.createFile(checkpoint.resolve("_metadata"));
    return checkpoint;
  }
}
