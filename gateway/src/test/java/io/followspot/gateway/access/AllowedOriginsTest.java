package io.followspot.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedOriginsTest {
  private static final String FRIEND = "https://maps.example";
  private static final String STRANGER = "https://stranger.example";

  @TempDir static Path directory;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() {
    gateway =
        new GatewayFixture(
            directory,
            Access.open(),
            AllowedOrigins.open(FRIEND, "tracks.example"),
            Optional.empty());
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void strangersPage_readsNothing() {
    Answer answer = gateway.get("/v1/cameras", "Origin", STRANGER);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    Answer asked = gateway.send("OPTIONS", "/v1/cameras", "", "Origin", STRANGER);
    assertThat(asked.status()).isEqualTo(403);
  }

  @Test
  void strangersPage_changesNothing() {
    String camera = "{\"camera_id\":\"planted\"}";
    assertThat(gateway.send("POST", "/v1/cameras", camera, "Origin", STRANGER).status())
        .isEqualTo(403);
    assertThat(gateway.send("POST", "/v1/cameras", camera, "Origin", "null").status())
        .isEqualTo(403);
    assertThat(gateway.cameras.find("planted")).isEmpty();
  }

  @Test
  void ownPage_changes() {
    String own = gateway.address().toString().replaceAll("/$", "");
    assertThat(
            gateway.send("POST", "/v1/cameras", "{\"camera_id\":\"own\"}", "Origin", own).status())
        .isEqualTo(201);
  }

  @Test
  void friendsPage_readsAndChanges() {
    Answer asked = gateway.send("OPTIONS", "/v1/cameras", "", "Origin", FRIEND);
    assertThat(asked.status()).isEqualTo(204);
    assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization");
    Answer answer = gateway.send("POST", "/v1/cameras", "{\"camera_id\":\"f\"}", "Origin", FRIEND);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
  }

  @Test
  void nameThatPointsHere_isRefused() throws IOException {
    assertThat(statusFor("stranger.example:8080")).contains(" 403 ");
    assertThat(statusFor("localhost:8080")).contains(" 200 ");
    assertThat(statusFor("maps.example")).contains(" 200 ");
    assertThat(statusFor("Tracks.example:8080")).contains(" 200 ");
  }

  @Test
  void address_isNoNameThatStrangersCouldLetPointHere() throws IOException {
    assertThat(statusFor("192.0.2.7:8080")).contains(" 200 ");
    assertThat(statusFor("[2001:db8::7]:8080")).contains(" 200 ");
    assertThat(statusFor("192.0.2.7.stranger.example")).contains(" 403 ");
  }

  @Test
  void strangersPage_showsNoPictureOfOurs() {
    assertThat(fetched("cross-site", "no-cors", "image")).isEqualTo(403);
    assertThat(fetched("cross-site", "navigate", "iframe")).isEqualTo(403);
    assertThat(fetched("cross-site", "navigate", "document")).isEqualTo(200);
    assertThat(fetched("same-origin", "no-cors", "image")).isEqualTo(200);
    assertThat(fetched("none", "navigate", "document")).isEqualTo(200);
    assertThat(gateway.get("/v1/cameras").header("Cross-Origin-Resource-Policy"))
        .isEqualTo("same-origin");
  }

  @Test
  void strangersScript_callsNothing_thoughItOnlyReads() {
    for (String site : new String[] {"cross-site", "same-site"}) {
      assertThat(gateway.get("/v1/tracks", "Origin", STRANGER, "Sec-Fetch-Site", site).status())
          .isEqualTo(403);
    }
    // Without the browser's header for the site, as over plain HTTP to another machine.
    assertThat(gateway.get("/v1/tracks", "Origin", STRANGER).status()).isEqualTo(403);
  }

  @Test
  void friendsScript_callsThoughItIsOfAnotherSite() {
    Answer answer = gateway.get("/v1/tracks", "Origin", FRIEND, "Sec-Fetch-Site", "cross-site");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(FRIEND);
  }

  private static int fetched(String site, String mode, String destination) {
    return gateway
        .get(
            "/v1/cameras",
            "Sec-Fetch-Site",
            site,
            "Sec-Fetch-Mode",
            mode,
            "Sec-Fetch-Dest",
            destination)
        .status();
  }

  @Test
  void of_whatIsNoOrigin_isRefused() {
    for (String wrong : new String[] {"*", "maps.example", "https://maps.example/path"}) {
      assertThatThrownBy(() -> AllowedOrigins.open(wrong, ""))
          .hasMessageContaining("FOLLOWSPOT_CORS_ORIGINS");
    }
  }

  private static String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", gateway.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
