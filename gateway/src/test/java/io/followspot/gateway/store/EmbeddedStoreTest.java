package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest extends StoreContract {
  @TempDir Path directory;

  @Override
  StoreConfig config() {
    return StoreConfig.embedded(directory, Duration.ofDays(30));
  }

  @Test
  void reopened_stillKnows() {
    Path other = directory.resolve("other");
    StoreConfig config = StoreConfig.embedded(other, Duration.ofDays(30));
    try (Store store = new Store(config)) {
      new Projection(store).write(new TrackLives().guest("lobby", 1, NOON_US).records());
    }
    try (Store store = new Store(config)) {
      assertThat(new History(store).track("lobby.1.1")).isPresent();
    }
  }

  @Test
  void opened_whereNothingAnswers_saysWhatToDo() {
    StoreConfig config =
        new StoreConfig(
            "jdbc:postgresql://127.0.0.1:1/none?password=secret&connectTimeout=1&loginTimeout=1",
            "nobody",
            "secret",
            Duration.ofDays(1));
    assertThat(config.toString()).doesNotContain("secret");
    assertThatThrownBy(() -> new Store(config, Duration.ofSeconds(1)))
        .isInstanceOf(StoreUnavailableException.class)
        .hasMessageContaining("FOLLOWSPOT_STORE_URL")
        .hasMessageNotContaining("secret");
  }
}
