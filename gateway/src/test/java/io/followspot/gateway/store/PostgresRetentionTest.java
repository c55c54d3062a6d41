package io.followspot.gateway.store;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class PostgresRetentionTest extends RetentionContract {
  @RegisterExtension static final PostgresExtension POSTGRES = new PostgresExtension();

  @Override
  StoreConfig config() {
    return POSTGRES.storeConfig();
  }
}
