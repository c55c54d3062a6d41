package io.followspot.gateway.cases;

import static io.followspot.gateway.store.TrackLives.NOON_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.TokenFile;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.store.TrackLives;
import io.followspot.media.Jpegs;
import io.followspot.process.TokenLine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case is made, seen by whoever sees its cameras, and there after the frames are gone. */
@Timeout(120)
class CaseRoutesTest {
  private static final String ALL = TokenLine.newToken();
  private static final String LOBBY = TokenLine.newToken();
  private static final String VIEWER = TokenLine.newToken();
  private static final String NOON =
      "\"from\":\"2026-07-01T12:00:00Z\",\"to\":\"2026-07-01T12:10:00Z\"}";
  private static final String OF_LOBBY = "{\"title\":\"Night\",\"cameras\":[\"lobby\"]," + NOON;
  private static final String OF_BOTH = "{\"cameras\":[\"lobby\",\"yard\"]," + NOON;

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() throws IOException {
    Path file = directory.resolve("tokens");
    Files.write(
        file,
        List.of(
            line(ALL, "operator", Set.of(), "Ann"),
            line(LOBBY, "operator", Set.of("lobby"), "Bob"),
            line(VIEWER, "viewer", Set.of(), "Eve")));
    gateway =
        new GatewayFixture(
                directory, new TokenFile(file), AllowedOrigins.withTokens(""), Optional.empty())
            .with(
                new TrackLives()
                    .visitor("lobby", 1, NOON_US, "door", "middle")
                    .visitor("lobby", 2, NOON_US + 300_000_000, "door", "middle")
                    .visitor("lobby", 3, NOON_US + 3_600_000_000L, "door", "middle")
                    .visitor("yard", 1, NOON_US, "gate", "fence"));
    byte[] jpeg = Jpegs.encode(new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR));
    for (int i = -5; i <= 45; i++) {
      long atUs = NOON_US + i * 100_000L;
      gateway.recording.frames.add(new LiveFrame("lobby", NOON_US, i + 5, atUs, jpeg));
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void case_isMade_andHasEverythingOfItsTime() throws IOException {
    JsonNode made = make(ALL, OF_LOBBY);
    assertThat(made.path("title").asText()).isEqualTo("Night");
    assertThat(made.path("created_by").asText()).isEqualTo("Ann");
    assertThat(made.path("done").asInt()).isEqualTo(7).isEqualTo(made.path("total").asInt());
    assertThat(made.path("tracks").asInt()).isEqualTo(2);
    // Of the second one, the frames are not stored.
    assertThat(made.path("missing").asInt()).isEqualTo(2);

    Answer file = get(VIEWER, made.path("download").asText());
    assertThat(file.body()).hasSize(made.path("bytes").asInt());
    assertThat(file.header("Content-Disposition")).contains("attachment");
    Map<String, byte[]> files = unpacked(file.body());
    assertThat(files)
        .containsOnlyKeys(
            "case.json",
            "tracks.json",
            "events.json",
            "events.csv",
            "alerts.json",
            "snapshots/lobby.1.1.jpg",
            "clips/lobby.1.1.mp4");
    assertThat(Jpegs.decode(files.get("snapshots/lobby.1.1.jpg"))).isPresent();
    assertThat(new String(files.get("clips/lobby.1.1.mp4"), 4, 4, StandardCharsets.US_ASCII))
        .isEqualTo("ftyp");
    assertThat(json(files, "events.json")).hasSize(10);
    assertThat(json(files, "tracks.json")).hasSize(2);
    assertThat(json(files, "case.json").path("missing").toString())
        .contains("snapshots/lobby.1.2.jpg", "clips/lobby.1.2.mp4");
    assertThat(new String(files.get("events.csv"), StandardCharsets.UTF_8))
        .startsWith("at,camera_id,")
        .contains(
            "2026-07-01T12:00:02.000000Z,lobby,lobby.1.1,lobby.1.1.3,line_crossed,person,"
                + "middle,forward,\r\n");
  }

  @Test
  void case_isThereAfterFramesAndHistoryAreGone_untilItIsDeleted() throws IOException {
    JsonNode made = make(ALL, OF_LOBBY);
    gateway.recording.frames.clear();
    String id = made.path("case_id").asText();
    String download = made.path("download").asText();
    assertThat(get(ALL, download).status()).isEqualTo(200);
    assertThat(delete(VIEWER, id).status()).isEqualTo(403);
    assertThat(delete(LOBBY, id).status()).isEqualTo(204);
    assertThat(get(ALL, download).status()).isEqualTo(404);
    assertThat(get(ALL, "/v1/cases").json().path("cases")).isEmpty();
    try (var left = Files.list(directory.resolve("cases"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void case_ofACameraOutOfScope_isNotThere() {
    assertThat(post(LOBBY, OF_BOTH).status()).isEqualTo(404);
    JsonNode made = make(ALL, OF_BOTH);
    String id = made.path("case_id").asText();
    assertThat(get(LOBBY, "/v1/cases").json().path("cases")).isEmpty();
    for (String path : List.of("/v1/cases/" + id, made.path("download").asText())) {
      assertThat(get(LOBBY, path).status()).isEqualTo(404);
    }
    assertThat(delete(LOBBY, id).status()).isEqualTo(404);
    assertThat(get(VIEWER, "/v1/cases").json().path("cases")).hasSize(1);
  }

  @Test
  void viewer_keepsNothing() {
    assertThat(post(VIEWER, OF_LOBBY).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"from\":\"2026-07-01T12:00:00Z\",\"to\":\"2026-07-01T12:10:00Z\"} | cameras",
        "{\"cameras\":[],\"from\":\"2026-07-01T12:00:00Z\",\"to\":\"2026-07-01T12:10:00Z\"} | cameras",
        "{\"cameras\":[\"../x\"]} | cameras[0]",
        "{\"cameras\":\"lobby\"} | cameras",
        "{\"cameras\":[\"lobby\"],\"from\":\"2026-07-01T12:00:00Z\"} | to",
        "{\"cameras\":[\"lobby\"],\"from\":\"2026-07-01T12:00:00Z\",\"to\":\"2026-07-03T12:00:00Z\"} | to",
        "{\"cameras\":[\"lobby\"],\"title\":7} | title",
        "{\"cameras\":[\"lobby\"],\"clips\":true} | clips",
      })
  void wrongField_isNamed(String body, String field) {
    Answer answer = post(ALL, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  /** Until it is complete or has failed. */
  private JsonNode make(String token, String body) {
    Answer begun = post(token, body);
    assertThat(begun.status()).isEqualTo(202);
    String path = "/v1/cases/" + begun.json().path("case_id").asText();
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> get(token, path).json(), it -> it.path("state").asText().equals("complete"));
  }

  private static Map<String, byte[]> unpacked(byte[] archive) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static JsonNode json(Map<String, byte[]> files, String name) throws IOException {
    return new ObjectMapper().readTree(files.get(name));
  }

  private Answer get(String token, String target) {
    return gateway.get(target, "Authorization", "Bearer " + token);
  }

  private Answer post(String token, String body) {
    return gateway.send("POST", "/v1/cases", body, "Authorization", "Bearer " + token);
  }

  private Answer delete(String token, String id) {
    return gateway.send("DELETE", "/v1/cases/" + id, "", "Authorization", "Bearer " + token);
  }

  private static String line(String token, String role, Set<String> cameras, String name) {
    return new TokenLine(TokenLine.hashOf(token), role, cameras, name).text();
  }
}
