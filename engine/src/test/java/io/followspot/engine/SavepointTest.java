package io.followspot.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a JobManager that has two TaskManagers of two slots. */
class SavepointTest {
  private static final byte[] OVERVIEW =
      "{\"taskmanagers\":2,\"slots-total\":4,\"slots-available\":2}"
          .getBytes(StandardCharsets.UTF_8);

  private HttpServer jobManager;
  private Savepoint savepoint;

  @BeforeEach
  void listen() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    jobManager = HttpServer.create(new InetSocketAddress(loopback, 0), 1);
    jobManager.createContext(
        "/overview",
        exchange -> {
          exchange.sendResponseHeaders(200, OVERVIEW.length);
          exchange.getResponseBody().write(OVERVIEW);
          exchange.close();
        });
    jobManager.start();
    savepoint =
        new Savepoint(
            new HostPort("127.0.0.1", jobManager.getAddress().getPort()), new JobID(), "secret");
  }

  @AfterEach
  void stop() {
    jobManager.stop(0);
  }

  @Test
  void asManySlotsAsThereAre_areEnough() {
    assertThatCode(() -> savepoint.requireSlots(4)).doesNotThrowAnyException();
  }

  @Test
  void moreSlotsThanThereAre_areRefusedWithWhatToDo() {
    assertThatThrownBy(() -> savepoint.requireSlots(5))
        .isInstanceOf(CannotStartException.class)
        .hasMessage(
            "5 slots are required, but 4 exist on 2 TaskManagers; start the cluster with"
                + " FOLLOWSPOT_SLOTS at 3 or more slots a TaskManager");
  }
}
