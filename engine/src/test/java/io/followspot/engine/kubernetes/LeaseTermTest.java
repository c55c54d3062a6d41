package io.followspot.engine.kubernetes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.engine.election.TermContract;
import io.followspot.engine.election.TermEndedException;
import io.followspot.engine.election.TermRecord;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an API server in memory, by HTTP. */
class LeaseTermTest extends TermContract {
  @TempDir private Path credentials;
  private LeaseServer server;

  @BeforeEach
  void start() {
    server = LeaseServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected TermRecord record() {
    return new LeaseTermRecord(server.client(LeaseServer.LEASE.ofTerm(), credentials));
  }

  @Test
  void withoutApiServer_nothingIsWritten() throws Exception {
    TermRecord record = record();
    String version = record.overwrite("one begins");
    server.close();

    assertThatThrownBy(() -> record.replace(version, "one 1"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void leaseThatIsMissing_endsTheTerm() {
    assertThatThrownBy(() -> record().replace("17", "one 1"))
        .isInstanceOf(TermEndedException.class);
  }
}
