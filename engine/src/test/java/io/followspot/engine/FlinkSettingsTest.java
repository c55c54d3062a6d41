package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.process.HostPort;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.streaming.api.CheckpointingMode;
import org.apache.flink.streaming.api.environment.ExecutionCheckpointingOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkSettingsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void checkpoints_areExactlyOnce_oneAtATime_andStay(boolean embedded) {
    Configuration settings = settings(embedded);
    assertThat(settings.get(ExecutionCheckpointingOptions.CHECKPOINTING_MODE))
        .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    assertThat(settings.get(ExecutionCheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS)).isEqualTo(1);
    assertThat(settings.get(ExecutionCheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
    assertThat(settings.get(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS)).isEqualTo(2);
    Map<String, String> plain = settings.toMap();
    assertThat(plain)
        .containsEntry(
            "execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nobodyRunsCodeThroughFlinksPage(boolean embedded) {
    Configuration settings = settings(embedded);
    assertThat(settings.get(WebOptions.SUBMIT_ENABLE)).isFalse();
    assertThat(settings.get(WebOptions.CANCEL_ENABLE)).isFalse();
  }

  private Configuration settings(boolean embedded) {
    EngineHome home = new EngineHome(directory, "test");
    return embedded
        ? FlinkSettings.embedded(home, StateBackend.HASHMAP)
        : FlinkSettings.jobManager(home, new HostPort("127.0.0.1", 8081), StateBackend.HASHMAP);
  }
}
