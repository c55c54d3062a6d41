package io.followspot.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PostgresStoreTest extends StoreContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> programs = PostgresServer.programs();
    Assumptions.assumeTrue(programs.isPresent(), "no PostgreSQL server is installed here: skipped");
    server = PostgresServer.start(programs.get());
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  StoreConfig config() {
    return new StoreConfig(server.url(), "followspot", "", Duration.ofDays(30));
  }

  @Test
  void migrations_areAppliedOnce() {
    try (Store again = new Store(config())) {
      Integer applied =
          again
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select count(*) from flyway_schema_history where success")
                          .mapTo(Integer.class)
                          .one());
      assertThat(applied).isPositive();
      assertThat(
              again
                  .jdbi()
                  .<String, RuntimeException>withHandle(
                      handle -> handle.createQuery("select version()").mapTo(String.class).one()))
          .startsWith("PostgreSQL");
    }
  }
}
