package io.followspot.gateway.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRetentionTest extends RetentionContract {
  @TempDir Path directory;

  @Override
  StoreConfig config() {
    return StoreConfig.embedded(directory, Duration.ofDays(30));
  }
}
