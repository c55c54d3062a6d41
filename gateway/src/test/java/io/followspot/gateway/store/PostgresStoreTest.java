package io.followspot.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PostgresStoreTest extends StoreContract {
  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException {
    server = PostgresServer.startOrSkip();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Override
  StoreConfig config() {
    return server.storeConfig();
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
