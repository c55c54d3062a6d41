package io.followspot.gateway.store;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL server for the tests of a class, which are skipped where none is installed. */
final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
  private @Nullable PostgresServer server;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server = PostgresServer.startOrSkip();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (server != null) {
      server.close();
    }
  }

  StoreConfig storeConfig() {
    return requireNonNull(server).storeConfig();
  }
}
