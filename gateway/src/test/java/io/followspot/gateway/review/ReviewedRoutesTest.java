package io.followspot.gateway.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.TokenFile;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one user has marked, others have not; and what is out of a token's scope is not there. */
class ReviewedRoutesTest {
  private static final String ANN = TokenLine.newToken();
  private static final String ANN_AT_HOME = TokenLine.newToken();
  private static final String BOB = TokenLine.newToken();
  private static final String NAMELESS = TokenLine.newToken();
  private static final String DAY =
      "/v1/reviewed?from=2026-07-01T00:00:00Z&to=2026-07-02T00:00:00Z";
  private static final String AT_NOON = "{\"at\":\"2026-07-01T12:00:00Z\"}";

  @TempDir Path directory;
  private GatewayFixture gateway;

  @BeforeEach
  void serve() throws IOException {
    Path file = directory.resolve("tokens");
    Files.write(
        file,
        List.of(
            line(ANN, "viewer", Set.of(), "Ann"),
            line(ANN_AT_HOME, "viewer", Set.of("lobby"), "Ann"),
            line(BOB, "operator", Set.of("lobby"), "Bob"),
            line(NAMELESS, "viewer", Set.of(), "")));
    gateway =
        new GatewayFixture(
            directory, new TokenFile(file), AllowedOrigins.withTokens(""), Optional.empty());
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void item_isMarkedForItsUserOnly_andUnmarked() {
    assertThat(put(ANN, "/v1/cameras/lobby/reviewed/lobby.1.1.3", AT_NOON).status()).isEqualTo(204);
    JsonNode marks = get(ANN, DAY).json();
    assertThat(marks.path("user").asText()).isEqualTo("Ann");
    assertThat(marks.at("/items/0/item_id").asText()).isEqualTo("lobby.1.1.3");
    assertThat(marks.at("/items/0/at").asText()).isEqualTo("2026-07-01T12:00:00.000000Z");
    assertThat(marks.at("/items/0/marked_at").asText()).isEqualTo("2026-07-01T14:00:00.000000Z");
    assertThat(get(ANN_AT_HOME, DAY).json().path("items")).hasSize(1);
    for (String other : List.of(BOB, NAMELESS)) {
      assertThat(get(other, DAY).json().path("items")).isEmpty();
    }
    delete(BOB, "/v1/cameras/lobby/reviewed/lobby.1.1.3");
    assertThat(get(ANN, DAY).json().path("items")).hasSize(1);
    delete(ANN, "/v1/cameras/lobby/reviewed/lobby.1.1.3");
    assertThat(get(ANN, DAY).json().path("items")).isEmpty();
  }

  @Test
  void camera_isMarkedUpToATime() {
    String until = "{\"until\":\"2026-07-01T12:00:00+02:00\"}";
    assertThat(put(BOB, "/v1/cameras/lobby/reviewed", until).status()).isEqualTo(204);
    JsonNode marks = get(BOB, "/v1/reviewed").json();
    assertThat(marks.at("/until/0/camera_id").asText()).isEqualTo("lobby");
    assertThat(marks.at("/until/0/until").asText()).isEqualTo("2026-07-01T10:00:00.000000Z");
    delete(BOB, "/v1/cameras/lobby/reviewed");
    assertThat(get(BOB, "/v1/reviewed").json().path("until")).isEmpty();
  }

  @Test
  void outOfScope_isNotThere_evenWhereTheUserHasMarkedIt() {
    put(ANN, "/v1/cameras/yard/reviewed/yard.1.1.1", AT_NOON);
    put(ANN, "/v1/cameras/yard/reviewed", "{\"until\":\"2026-07-01T12:00:00Z\"}");
    assertThat(get(ANN, DAY).json().path("items")).hasSize(1);
    assertThat(get(ANN_AT_HOME, DAY).text()).doesNotContain("yard");
    assertThat(put(ANN_AT_HOME, "/v1/cameras/yard/reviewed/yard.1.1.1", AT_NOON).status())
        .isEqualTo(404);
    assertThat(get(ANN_AT_HOME, "/v1/reviewed?camera=yard").status()).isEqualTo(404);
  }

  @Test
  void session_namesTheUser() {
    assertThat(get(BOB, "/v1/session").json().path("user").asText()).isEqualTo("Bob");
    assertThat(get(NAMELESS, "/v1/session").json().path("user").asText()).startsWith("token ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | at",
        "{\"at\":5} | at",
        "{\"at\":\"noon\"} | at",
        "{\"at\":\"2026-07-01T12:00:00Z\",\"by\":\"Bob\"} | by",
      })
  void wrongField_isNamed(String body, String field) {
    Answer answer = put(ANN, "/v1/cameras/lobby/reviewed/lobby.1.1.3", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({"%00", "a%2Fb", "%20", "a%0Ab"})
  void item_thatIsNoId_isRefused(String item) {
    assertThat(put(ANN, "/v1/cameras/lobby/reviewed/" + item, AT_NOON).status()).isIn(400, 404);
  }

  private Answer get(String token, String target) {
    return gateway.get(target, "Authorization", "Bearer " + token);
  }

  private Answer put(String token, String target, String body) {
    return gateway.send("PUT", target, body, "Authorization", "Bearer " + token);
  }

  private void delete(String token, String target) {
    assertThat(gateway.send("DELETE", target, "", "Authorization", "Bearer " + token).status())
        .isEqualTo(204);
  }

  private static String line(String token, String role, Set<String> cameras, String name) {
    return new TokenLine(TokenLine.hashOf(token), role, cameras, name).text();
  }
}
