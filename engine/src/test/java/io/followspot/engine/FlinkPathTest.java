package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkPathTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "home ü x", "50% #1", "大门", "a+b?c"})
  void flinkWritesWhereTheHomeIs(String name) throws Exception {
    EngineHome home = new EngineHome(directory.resolve(name), "embedded");
    Configuration settings = FlinkSettings.embedded(home, StateBackend.HASHMAP);
    org.apache.flink.core.fs.Path file =
        new org.apache.flink.core.fs.Path(settings.toMap().get("state.checkpoints.dir") + "/chk-1");
    file.getFileSystem().create(file, WriteMode.NO_OVERWRITE).close();
    assertThat(directory.resolve(name).resolve("checkpoints/chk-1")).exists();
    assertThat(settings.toMap().get("state.savepoints.dir"))
        .isEqualTo("file:" + directory.resolve(name).resolve("savepoints"));
  }

  @Test
  void jobId_isMadeUpOnceForAHome() throws Exception {
    Path one = Files.createDirectories(directory.resolve("one"));
    EngineHome home = new EngineHome(one, "embedded");
    assertThat(home.jobId()).isEqualTo(home.jobId());
    assertThat(home.jobId())
        .isNotEqualTo(new EngineHome(directory.resolve("two"), "embedded").jobId());
  }
}
