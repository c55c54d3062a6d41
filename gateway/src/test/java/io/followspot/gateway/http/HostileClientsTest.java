package io.followspot.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.RawClient;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that never finish, send too much or are too many do not delay others. */
@Timeout(60)
class HostileClientsTest {
  private static final int CONNECTIONS_PER_ADDRESS = 300;

  @TempDir Path directory;
  private GatewayFixture gateway;
  private final List<RawClient> clients = new ArrayList<>();

  @BeforeEach
  void serve() {
    gateway =
        new GatewayFixture(
            directory,
            Access.open(),
            AllowedOrigins.open("https://maps.example", ""),
            Optional.empty(),
            GatewayFixture.limits(Duration.ofSeconds(2), CONNECTIONS_PER_ADDRESS, 512, 512, 12));
  }

  @AfterEach
  void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    gateway.close();
  }

  @Test
  void unfinishedBodies_holdNobodyUp_andAreClosed() throws IOException {
    for (int i = 0; i < 100; i++) {
      client("POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4000\r\n\r\nx");
    }
    assertThat(gateway.get("/v1/cameras").status()).isEqualTo(200);
    assertThat(gateway.send("POST", "/v1/session", "{\"token\":\"t\"}").status()).isEqualTo(204);
    assertThat(clients).allMatch(RawClient::isClosedByServer);
  }

  @Test
  void unfinishedChunkedBody_ofARouteThatTakesNone_isClosed() throws IOException {
    client(
        "GET /v1/cameras HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab");
    assertThat(clients).allMatch(RawClient::isClosedByServer);
  }

  @Test
  void unfinishedHeads_holdNobodyUp_andAreClosed() throws IOException {
    String line = "GET /" + "a".repeat(12_000);
    for (int i = 0; i < 200; i++) {
      client(i % 2 == 0 ? line : "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "b".repeat(9_000));
    }
    assertThat(gateway.get("/v1/cameras").status()).isEqualTo(200);
    assertThat(clients).allMatch(RawClient::isClosedByServer);
  }

  @Test
  void silentConnection_isClosed() throws IOException {
    client("");
    assertThat(clients).allMatch(RawClient::isClosedByServer);
  }

  @Test
  void headOfMoreThan16KiB_isNotRead() throws IOException {
    client("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "b".repeat(20_000));
    assertThat(clients.get(0).isClosedByServer()).isTrue();
    client(
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX: "
            + "b".repeat(12_000)
            + "\r\n\r\n");
    assertThat(clients.get(1).readToEnd(1 << 16)).startsWith("HTTP/1.1 200");
  }

  @Test
  void connectionsOfOneAddress_areBounded_andCountedDownAgain() throws Exception {
    for (int i = 0; i < CONNECTIONS_PER_ADDRESS + 20; i++) {
      client("");
    }
    RawClient one = clients.get(0).send("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    assertThat(one.readToEnd(12)).isEqualTo("HTTP/1.1 200");
    assertThat(gateway.connections()).isLessThanOrEqualTo(CONNECTIONS_PER_ADDRESS);
    for (RawClient client : clients) {
      client.close();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> gateway.connections() <= 2);
    assertThat(gateway.get("/v1/cameras").status()).isEqualTo(200);
  }

  @Test
  void url_ofMoreThan8KiB_isRefused() {
    assertThat(gateway.get("/v1/tracks?label=" + "a".repeat(9_000)).status()).isEqualTo(414);
    assertThat(gateway.get("/v1/tracks?label=" + "a".repeat(7_000)).status()).isEqualTo(200);
  }

  @Test
  void list_ofMoreThan64Values_isRefused() {
    String values = "a,".repeat(63) + "a";
    assertThat(gateway.get("/v1/tracks?label=" + values).status()).isEqualTo(200);
    assertThat(gateway.get("/v1/tracks?label=" + values + ",a").status()).isEqualTo(400);
    assertThat(gateway.get("/v1/tracks?label=" + values + "&label=a").status()).isEqualTo(400);
  }

  @Test
  void wrongJson_howeverMuch_isAnsweredShortly() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 18_000; i++) {
      body.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":1");
    }
    var wide = gateway.send("PUT", "/v1/cameras/lobby", body.append('}').toString());
    assertThat(wide.status()).isEqualTo(422);
    assertThat(wide.body().length).isLessThan(32_000);
    String name = "n".repeat(40_000);
    var deep = gateway.send("PUT", "/v1/cameras/lobby", "{\"" + name + "\":1}");
    assertThat(deep.status()).isEqualTo(422);
    assertThat(deep.body().length).isLessThan(4_000);
    var text = gateway.send("PUT", "/v1/cameras/lobby", "{\"name\": " + "x".repeat(250_000));
    assertThat(text.status()).isEqualTo(400);
    assertThat(text.body().length).isLessThan(4_000);
  }

  @Test
  void expectContinue_isToldToGoOn() throws IOException {
    client(
        "POST /v1/session HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
            + "Content-Length: 13\r\nExpect: 100-continue\r\n\r\n");
    assertThat(clients.get(0).readToEnd(12)).isEqualTo("HTTP/1.1 100");
    clients.get(0).send("{\"token\":\"t\"}");
    assertThat(clients.get(0).readToEnd(1 << 16)).contains("HTTP/1.1 204");
  }

  private void client(String beginning) throws IOException {
    RawClient client = new RawClient(gateway.address());
    clients.add(client);
    try {
      client.send(beginning);
    } catch (IOException e) {
      // A rejection may be the subject of a test.
    }
  }
}
