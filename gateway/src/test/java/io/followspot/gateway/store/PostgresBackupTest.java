package io.followspot.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PostgresBackupTest extends BackupContract {
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
}
