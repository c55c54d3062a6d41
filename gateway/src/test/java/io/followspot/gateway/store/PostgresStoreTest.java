package io.followspot.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class PostgresStoreTest extends StoreContract {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  @Override
  StoreConfig config() {
    return POSTGRES.storeConfig();
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
