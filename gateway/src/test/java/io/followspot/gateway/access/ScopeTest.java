package io.followspot.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.gateway.Answer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.cases.CaseSamples;
import io.followspot.gateway.http.Route;
import io.followspot.gateway.identities.IdentityRecords;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.store.TrackLives;
import io.followspot.process.TokenLine;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.SitePlacement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** For every route, a token reads its own cameras only and may do only what its role allows. */
class ScopeTest {
  private static final String LOBBY = TokenLine.newToken();
  private static final String ALL = TokenLine.newToken();
  private static final String VIEWER = TokenLine.newToken();

  /** Answers that only Kafka could give; there is none here. */
  private static final List<String> FROM_KAFKA =
      List.of(
          "/live",
          "/live.mjpeg",
          "/motion",
          "/sound",
          "/tracks.mot",
          "/snapshot.jpg",
          "/picture.jpg",
          "/clip.mp4");

  private static final TrackLives LIVES =
      new TrackLives()
          .visitor("lobby", 1, TrackLives.NOON_US, "door", "middle")
          .visitor("yard", 1, TrackLives.NOON_US, "gate", "fence");

  @TempDir static Path directory;
  private static Path file;
  private static GatewayFixture gateway;

  @BeforeAll
  static void serve() throws IOException {
    file = directory.resolve("tokens");
    Files.write(
        file,
        List.of(
            "# HASH ROLE CAMERAS NAME",
            line(LOBBY, "operator", Set.of("lobby")),
            line(ALL, "operator", Set.of()),
            line(VIEWER, "viewer", Set.of())));
    CaseSamples.complete(directory.resolve("cases"), "lobby", List.of("lobby"));
    CaseSamples.complete(directory.resolve("cases"), "yard", List.of("lobby", "yard"));
    gateway =
        new GatewayFixture(
                directory, new TokenFile(file), AllowedOrigins.withTokens(""), Optional.empty())
            .with(LIVES);
    for (String place : List.of("lobby", "yard")) {
      gateway.with(
          List.of(
              IdentityRecords.event(
                  place, place, 1, IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED)));
      gateway.sites.accept(IdentityRecords.positions(place, place, 0, 1));
      gateway.cameras.publish(
          CameraRegistration.newBuilder()
              .setCameraId(place)
              .setSite(SitePlacement.newBuilder().setSiteId(place))
              .build());
    }
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  @Test
  void everyRouteOfACamera_outOfScope_isNotThere() {
    int routes = 0;
    for (Route route : gateway.routes()) {
      if (!route.path().contains("{")) {
        continue;
      }
      routes++;
      String of = route.method() + " " + route.path();
      String yard = target(route, "yard");
      assertThat(call(route.method(), yard, LOBBY).status()).as(of).isEqualTo(404);
      // Nor does the answer differ between an existing camera and one that never existed.
      String there = call(route.method(), yard, LOBBY).text();
      String never = call(route.method(), target(route, "cellar"), LOBBY).text();
      assertThat(there.replace("yard", "cellar")).as(of).isEqualTo(never);
      if (route.method().equals("GET") && FROM_KAFKA.stream().noneMatch(route.path()::endsWith)) {
        assertThat(call("GET", yard, ALL).status()).as(of).isEqualTo(200);
        assertThat(call("GET", target(route, "lobby"), LOBBY).status()).as(of).isEqualTo(200);
      }
    }
    assertThat(routes).isGreaterThan(10);
    assertThat(gateway.cameras.find("yard")).isPresent();
  }

  @Test
  void everyRouteThatTakesCameras_outOfScope_isNotThere() {
    for (Route route : gateway.routes()) {
      if (route.parameters().contains("camera")) {
        String of = route.method() + " " + route.path();
        assertThat(call("GET", route.path() + "?camera=yard", LOBBY).status())
            .as(of)
            .isEqualTo(404);
      }
    }
    assertThat(call("GET", "/v1/stream?track=yard.1.1", LOBBY).status()).isEqualTo(404);
    assertThat(call("POST", "/v1/cameras", LOBBY, "{\"camera_id\":\"yard\"}").status())
        .isEqualTo(404);
  }

  @Test
  void everyList_namesOwnCamerasOnly() {
    String from = "from=2026-07-01T00:00:00Z";
    for (String list :
        List.of(
            "/v1/cameras",
            "/v1/tracks",
            "/v1/tracks?camera=yard,lobby",
            "/v1/tracks?zone=gate",
            "/v1/cases",
            "/v1/counts?" + from)) {
      Answer own = call("GET", list, LOBBY);
      assertThat(own.status()).as(list).isEqualTo(200);
      assertThat(own.text()).as(list).doesNotContain("yard").doesNotContain("gate");
      assertThat(call("GET", list, ALL).text()).as(list).contains("yard");
    }
  }

  @Test
  void everyRoute_withoutToken_asksForOne() {
    for (Route route : gateway.routes()) {
      if (route.role() == Role.ANYONE) {
        continue;
      }
      for (String token : List.of("", TokenLine.newToken())) {
        Answer answer = call(route.method(), target(route, "lobby"), token);
        assertThat(answer.status()).as("%s %s", route.method(), route.path()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(token.isEmpty() || !answer.text().contains(token)).isTrue();
      }
    }
  }

  @Test
  void everyChange_takesAnOperator() {
    for (Route route : gateway.routes()) {
      if (route.role() == Role.OPERATOR) {
        assertThat(call(route.method(), target(route, "lobby"), VIEWER, "{}").status())
            .as("%s %s", route.method(), route.path())
            .isEqualTo(403);
      } else {
        boolean own = route.path().equals("/v1/session") || route.path().contains("/reviewed");
        assertThat(route.method().equals("GET") || own)
            .as("%s %s changes nothing of others", route.method(), route.path())
            .isTrue();
      }
    }
  }

  @Test
  void everyStream_namesOwnCamerasOnly() throws IOException {
    for (ConsumerRecord<String, byte[]> entry : LIVES.records()) {
      gateway.broadcast.beginAt(new TopicPartition(entry.topic(), 0), 0);
    }
    try (Reading events = new Reading("/v1/stream", LOBBY)) {
      events.upTo("event: ready");
      LIVES.records().forEach(gateway.broadcast::accept);
      assertThat(events.upTo("id: t0:10")).contains("lobby.1.1").doesNotContain("yard");
    }
    gateway.frames.put(new LiveFrame("yard", 1, 1, 1, new byte[] {1}));
    gateway.frames.put(new LiveFrame("lobby", 1, 1, 1, new byte[] {1}));
    try (Reading frames = new Reading("/v1/live", LOBBY)) {
      assertThat(frames.upTo("Content-Type: text/plain"))
          .contains("Followspot-Camera: lobby")
          .doesNotContain("yard");
    }
  }

  @Test
  @Timeout(60)
  void everyStream_endsWithItsToken() throws IOException {
    String passing = TokenLine.newToken();
    List<String> others = Files.readAllLines(file);
    Files.write(file, List.of(line(passing, "viewer", Set.of())), StandardOpenOption.APPEND);
    touch(1);
    while (call("GET", "/v1/session", passing).status() != 200) {
      Thread.onSpinWait();
    }
    try (Reading events = new Reading("/v1/stream", passing);
        Reading frames = new Reading("/v1/live", passing)) {
      events.upTo("event: ready");
      Files.write(file, others);
      touch(2);
      events.upTo("no such line");
      frames.upTo("no such line");
    }
  }

  /** File systems keep coarse times. */
  private static void touch(int seconds) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(seconds)));
  }

  @Test
  void rebuild_concernsAllCameras() {
    assertThat(call("POST", "/v1/store/rebuild", LOBBY).status()).isEqualTo(403);
    assertThat(call("POST", "/v1/store/rebuild", ALL).status()).isEqualTo(202);
    assertThat(gateway.rebuilt).isTrue();
  }

  @Test
  void rebuild_thatWouldLoseHistory_isToBeAccepted() {
    gateway.rebuilt = false;
    gateway.lostByRebuild = GatewayFixture.NOW;
    try {
      Answer answer = call("POST", "/v1/store/rebuild", ALL);
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.json().path("detail").asText()).contains("2026-07-01T14:00:00");
      assertThat(gateway.rebuilt).isFalse();
      assertThat(call("POST", "/v1/store/rebuild?accept_loss=true", ALL).status()).isEqualTo(202);
      assertThat(gateway.rebuilt).isTrue();
    } finally {
      gateway.lostByRebuild = null;
    }
  }

  @Test
  void session_cookieStandsForTheToken() {
    Answer refused = gateway.send("POST", "/v1/session", "{\"token\":\"nonsense\"}");
    assertThat(refused.status()).isEqualTo(401);
    Answer signedIn = gateway.send("POST", "/v1/session", "{\"token\":\"" + LOBBY + "\"}");
    assertThat(signedIn.status()).isEqualTo(204);
    String cookie = signedIn.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly").containsIgnoringCase("samesite=strict");
    String kept = cookie.substring(0, cookie.indexOf(';'));
    Answer who = gateway.get("/v1/session", "Cookie", kept);
    assertThat(who.json().path("role").asText()).isEqualTo("operator");
    assertThat(who.json().path("cameras").path(0).asText()).isEqualTo("lobby");
    assertThat(gateway.get("/v1/tracks/yard.1.1", "Cookie", kept).status()).isEqualTo(404);
    assertThat(gateway.send("DELETE", "/v1/session", "").header("Set-Cookie"))
        .contains("followspot_token=;")
        .contains("1970");
  }

  private static String target(Route route, String camera) {
    // What would be counted, or where, must be given.
    String given =
        route.path().endsWith("/count-past")
            ? "?line=0.5,1%3B0.5,0"
            : route.path().endsWith("/movement") ? "?region=0,0%3B1,1" : "";
    return route
            .path()
            .replace("{camera}", camera)
            .replace("{track}", camera + ".1.1")
            .replace("{item}", camera + ".1.1.2")
            .replace("{case}", camera)
            .replace("{identity}", camera + ".1")
            .replace("{site}", camera)
        + given;
  }

  private static Answer call(String method, String target, String token) {
    return call(method, target, token, "");
  }

  private static Answer call(String method, String target, String token, String body) {
    return token.isEmpty()
        ? gateway.send(method, target, body)
        : gateway.send(method, target, body, "Authorization", "Bearer " + token);
  }

  /** An endless answer. */
  private static final class Reading implements AutoCloseable {
    private final BufferedReader lines;

    Reading(String target, String token) throws IOException {
      URLConnection connection = gateway.address().resolve(target).toURL().openConnection();
      connection.setRequestProperty("Authorization", "Bearer " + token);
      lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    /** The text before a line, or before the end. */
    String upTo(String line) throws IOException {
      StringBuilder text = new StringBuilder();
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        if (next.equals(line)) {
          break;
        }
        text.append(next).append('\n');
      }
      return text.toString();
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private static String line(String token, String role, Set<String> cameras) {
    return new TokenLine(TokenLine.hashOf(token), role, cameras, "a test").text();
  }
}
