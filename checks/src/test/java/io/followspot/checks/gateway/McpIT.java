package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.gateway.ScriptedQuestions.Question;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.gateway.Gateway;
import io.followspot.gateway.Server;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.gateway.access.TokenFile;
import io.followspot.gateway.http.ServerLimits;
import io.followspot.gateway.store.StoreConfig;
import io.followspot.kafka.KafkaConnection;
import io.followspot.process.HostPort;
import io.followspot.process.TokenLine;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.Zone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./followspot mcp} as a process, at a gateway that requires tokens and follows the topics
 * of the running system. The gateway is in this process, so that SQL can be put to its store.
 */
@ExtendWith(RunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class McpIT {
  private static final String HALL = "spoken-hall";
  private static final String YARD = "spoken-yard";

  @TempDir static Path directory;

  private final KafkaConnection kafka;
  private final Set<String> committed = new TreeSet<>();
  private Gateway gateway;
  private HistorySql sql;
  private Path everything;
  private Path yardOnly;

  McpIT(KafkaConnection kafka) {
    this.kafka = kafka;
  }

  @BeforeAll
  void film() throws Exception {
    register(HALL);
    register(YARD);
    Filming.film(kafka, HALL, "sim:lobby?seed=5&seconds=14");
    Filming.film(kafka, YARD, "sim:lobby?seed=7&seconds=14");
    int tracks = 0;
    for (String camera : List.of(HALL, YARD)) {
      Lives lives = Lives.onceOver(kafka, camera);
      tracks += lives.tracks().size();
      for (List<TrackEvent> events : lives.tracks().values()) {
        events.forEach(it -> committed.add(it.getEventId()));
      }
    }
    assertThat(tracks).isGreaterThan(3);
    everything = directory.resolve("everything.token");
    yardOnly = directory.resolve("yard.token");
    Path tokens = directory.resolve("tokens");
    Files.write(tokens, List.of(token(everything, Set.of()), token(yardOnly, Set.of(YARD))));
    StoreConfig store = StoreConfig.embedded(directory.resolve("store"), Duration.ofDays(1));
    gateway =
        new Gateway(
            kafka,
            store,
            new Server.Settings(
                new HostPort("127.0.0.1", 0),
                new TokenFile(tokens),
                AllowedOrigins.withTokens(""),
                Optional.empty(),
                ServerLimits.fromEnvironment(false)));
    sql = new HistorySql(store.url(), store.user());
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> sql.eventIds(HistorySql.at(List.of(HALL, YARD))).size() == committed.size());
  }

  @AfterAll
  void stop() throws Exception {
    if (sql != null) {
      sql.close();
    }
    if (gateway != null) {
      gateway.close();
    }
  }

  @Test
  void fiftyQuestions_areAnsweredAsBySql_andCiteCommittedEvents() throws Exception {
    assertThat(sql.eventIds(HistorySql.at(List.of(HALL, YARD))))
        .as("the store has what was committed to the topic")
        .containsExactlyInAnyOrderElementsOf(committed);
    List<Question> questions = new ScriptedQuestions(sql, List.of(HALL, YARD), 18).generate(50);
    assertThat(questions.stream().filter(Question::isAboutSomething).count()).isGreaterThan(30);

    try (McpSession session = session(everything)) {
      for (Question question : questions) {
        String what = question.tool() + " " + question.arguments();
        JsonNode answer = session.ask(question.tool(), question.arguments());
        assertThat(question.answered().apply(answer.path("data")))
            .as(what)
            .isEqualTo(question.expected());
        List<String> cited = answer.path("citations").findValuesAsText("event_id");
        assertThat(committed).as(what).containsAll(cited);
        if (question.cited() != null) {
          assertThat(cited).as(what).containsExactlyInAnyOrderElementsOf(question.cited());
        }
        assertThat(answer.path("as_of").asText()).as(what).endsWith("Z");
      }
    }
  }

  @Test
  void otherTools_answer_andErrorsSayWhatToDo() throws Exception {
    try (McpSession session = session(everything)) {
      assertThat(session.tools()).hasSize(10);
      assertThat(session.ask("list_cameras", Map.of()).toString()).contains(HALL, YARD, "middle");
      assertThat(session.ask("health", Map.of()).path("data").has("system")).isTrue();
      assertThat(session.ask("alerts", Map.of("camera", HALL)).path("data").path("alerts"))
          .isEmpty();
      assertThat(session.ask("sound_events", Map.of("camera", HALL)).path("citations")).isEmpty();
      assertThat(session.ask("identities", Map.of()).path("data").has("identities")).isTrue();
      assertThat(session.error("count", Map.of("from", "last week"))).contains("RFC 3339");
      assertThat(session.error("get_track", Map.of("track_id", HALL + ".1.99999")))
          .contains("no track " + HALL + ".1.99999");
      assertThat(session.error("count", Map.of("bucket", "PT0S"))).contains("bucket");
    }
  }

  @Test
  void tokenOfOneCamera_theOtherOneIsInNoAnswer() throws Exception {
    String hidden = sql.tracks(HistorySql.at(List.of(HALL)), 1).get(0);
    try (McpSession all = session(everything);
        McpSession limited = session(yardOnly)) {
      for (String tool :
          List.of(
              "list_cameras",
              "search_tracks",
              "count",
              "find_crossings",
              "activity",
              "alerts",
              "identities",
              "health")) {
        assertThat(limited.text(tool, Map.of())).as(tool).doesNotContain(HALL);
      }
      for (String tool : List.of("search_tracks", "count", "find_crossings", "activity")) {
        assertThat(all.text(tool, Map.of("camera", HALL))).as(tool).contains(HALL + ".1.");
        assertThat(limited.text(tool, Map.of("camera", HALL)))
            .as(tool)
            .doesNotContain(HALL + ".1.");
        assertThat(limited.text(tool, Map.of("camera", YARD))).as(tool).contains(YARD + ".1.");
      }
      assertThat(all.ask("get_track", Map.of("track_id", hidden)).toString()).contains(hidden);
      assertThat(limited.error("get_track", Map.of("track_id", hidden)))
          .isEqualTo(
              limited
                  .error("get_track", Map.of("track_id", HALL + ".1.99999"))
                  .replace(HALL + ".1.99999", hidden));
      assertThat(limited.error("sound_events", Map.of("camera", HALL)))
          .isEqualTo(
              limited.error("sound_events", Map.of("camera", "nowhere")).replace("nowhere", HALL));
    }
  }

  @Test
  void standardOutput_hasMessagesOfTheProtocolOnly_andTheEndOfInputEndsTheProcess()
      throws Exception {
    ProcessBuilder builder = new ProcessBuilder(McpSession.command(gateway.address(), everything));
    builder.environment().putAll(McpSession.environment(directory));
    builder.environment().put("FOLLOWSPOT_LOG_LEVEL", "DEBUG");
    Path errors = directory.resolve("errors.txt");
    Process process = builder.redirectError(errors.toFile()).start();
    String hello =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
            + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"n\",\"version\":\"1\"}}}";
    String call =
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":"
            + "\"list_cameras\",\"arguments\":{}}}";
    String ready = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";
    process
        .getOutputStream()
        .write(
            String.join("\n", hello, ready, "no message", call, "")
                .getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    List<String> lines = said.lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(new ObjectMapper().readTree(line).path("jsonrpc").asText()).isEqualTo("2.0");
    }
    assertThat(said).contains(HALL);
    assertThat(Files.readString(errors)).contains("left out");
  }

  private McpSession session(Path token) {
    return McpSession.start(gateway.address(), token, directory);
  }

  private static String token(Path file, Set<String> cameras) throws Exception {
    String token = TokenLine.newToken();
    Files.writeString(file, token + "\n");
    return new TokenLine(TokenLine.hashOf(token), "viewer", cameras, "").text();
  }

  private void register(String camera) throws InterruptedException {
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId(camera)
            .addZones(zone("floor", 0.1, 0.9))
            .addZones(zone("corner", 0.6, 0.95))
            .addLines(line("middle", 0.5))
            .addLines(line("side", 0.3))
            .build());
  }

  private static Zone zone(String id, double left, double right) {
    return Zone.newBuilder()
        .setZoneId(id)
        .addPolygon(point(left, 0.1))
        .addPolygon(point(right, 0.1))
        .addPolygon(point(right, 1))
        .addPolygon(point(left, 1))
        .build();
  }

  private static Line line(String id, double at) {
    return Line.newBuilder().setLineId(id).setStart(point(at, 1)).setEnd(point(at, 0)).build();
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }
}
