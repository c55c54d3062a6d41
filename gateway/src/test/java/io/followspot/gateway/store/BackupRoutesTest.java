package io.followspot.gateway.store;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.gateway.ApiDocument;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore by HTTP, with bodies that are longer than those of other routes. */
@Timeout(60)
class BackupRoutesTest {
  @TempDir Path directory;

  @Test
  void backup_isRestoredElsewhere_onlyOnceUnasked() throws Exception {
    try (GatewayFixture from = new GatewayFixture(directory);
        GatewayFixture into = new GatewayFixture(directory)) {
      TrackLives lives = new TrackLives();
      for (int i = 1; i <= 50; i++) {
        lives.visitor("lobby", i, NOON_US + i, "door", "middle");
      }
      from.with(lives);
      byte[] archive = post(from, "/v1/store/backup", new byte[0]).body();

      HttpResponse<byte[]> restored = post(into, "/v1/store/restore", archive);

      assertThat(restored.statusCode()).isEqualTo(200);
      JsonNode answer = new ObjectMapper().readTree(restored.body());
      assertThat(answer.at("/rows/tracks").asInt()).isEqualTo(50);
      assertThat(new ApiDocument().faults("RestoredStore", answer)).isEmpty();
      assertThat(into.get("/v1/tracks/lobby.1.50/events").text())
          .isEqualTo(from.get("/v1/tracks/lobby.1.50/events").text());
      assertThat(post(into, "/v1/store/restore", archive).statusCode()).isEqualTo(409);
      assertThat(post(into, "/v1/store/restore?replace=true", archive).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void longBody_isReceivedCompletely_beforeItIsRefused() throws Exception {
    byte[] noise = new byte[6 << 20];
    new Random(1).nextBytes(noise);
    try (GatewayFixture gateway = new GatewayFixture(directory)) {
      HttpResponse<byte[]> answer = post(gateway, "/v1/store/restore", noise);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("backup_damaged");
    }
  }

  @Test
  void body_thatStopsArriving_isAborted_andTheNextOneIsTaken() throws Exception {
    try (GatewayFixture gateway =
        new GatewayFixture(
            directory,
            Access.open(),
            AllowedOrigins.open("", ""),
            Optional.empty(),
            GatewayFixture.limits(Duration.ofSeconds(1), 1_024, 512, 1_024, 12))) {
      try (Socket slow = new Socket("127.0.0.1", gateway.address().getPort())) {
        String head =
            "POST /v1/store/restore HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nPK";
        slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        slow.getOutputStream().flush();
        assertThat(ends(slow)).isTrue();
      }
      int status = 409;
      while (status == 409) {
        status = post(gateway, "/v1/store/backup", new byte[0]).statusCode();
      }
      assertThat(status).isEqualTo(200);
    }
  }

  private static boolean ends(Socket socket) {
    try {
      while (socket.getInputStream().read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      // Reset: as good as closed.
    }
    return true;
  }

  private static HttpResponse<byte[]> post(GatewayFixture gateway, String path, byte[] body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(gateway.address().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }
}
