package io.followspot.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.terminal.gateway.GatewayClient;
import io.followspot.terminal.gateway.GatewayOptions;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the tools ask the gateway, and what they make of its answers. */
class ToolServerTest {
  private static final String FROM = "2026-11-28T14:00:00Z";
  private static final String TO = "2026-11-28T15:00:00+01:00";
  private static final String SPAN =
      "from=2026-11-28T14%3A00%3A00Z&to=2026-11-28T15%3A00%3A00%2B01%3A00";

  private FakeGateway gateway;

  @BeforeEach
  void serve() throws IOException {
    gateway = new FakeGateway();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void tools_haveDescribedSchemas_andNoneTakesUnknownArguments() {
    assertThat(ToolServer.tools())
        .extracting(HistoryTool::name)
        .containsExactlyInAnyOrder(
            "list_cameras",
            "search_tracks",
            "get_track",
            "count",
            "find_crossings",
            "activity",
            "alerts",
            "sound_events",
            "identities",
            "health");
    for (HistoryTool tool : ToolServer.tools()) {
      JsonNode schema = new ObjectMapper().valueToTree(tool.inputSchema());
      assertThat(schema.path("additionalProperties").isBoolean()).as(tool.name()).isTrue();
      assertThat(schema.path("properties"))
          .allSatisfy(it -> assertThat(it.path("description").asText()).isNotBlank());
      assertThat(answer(tool.name(), Map.of("colour", "red")).isError()).isTrue();
    }
    assertThat(gateway.calls()).isEmpty();
  }

  @Test
  void searchTracks_asksForAllItsArguments_andCitesTheLatestEvents() {
    gateway.answering(
        "200 {\"tracks\":[{\"track_id\":\"lobby.1.2\",\"sequence\":7}],\"as_of\":\""
            + FROM
            + "\"}");

    JsonNode json =
        json(
            "search_tracks",
            Map.ofEntries(
                Map.entry("camera", "lobby,yard"),
                Map.entry("from", FROM),
                Map.entry("to", TO),
                Map.entry("zone", "door"),
                Map.entry("line", "middle"),
                Map.entry("direction", "forward"),
                Map.entry("min_duration", 2.5),
                Map.entry("label", "person"),
                Map.entry("limit", 20)));

    assertThat(gateway.calls())
        .containsExactly(
            "GET /v1/tracks?camera=lobby%2Cyard&"
                + SPAN
                + "&zone=door&line=middle&direction=forward&min_duration=2.5&label=person&limit=20");
    assertThat(json.path("data").path("tracks")).hasSize(1);
    assertThat(json.path("as_of").asText()).isEqualTo(FROM);
    assertThat(cited(json)).containsExactly("lobby.1.2.7 followspot.track-events");
  }

  @Test
  void getTrack_readsTrackAndEvents_andCitesEachEvent() {
    gateway
        .answering("200 {\"track_id\":\"lobby.1.2\",\"status\":\"ended\"}")
        .answering(
            "200 {\"events\":[{\"event_id\":\"lobby.1.2.1\"},{\"event_id\":\"lobby.1.2.2\"}]}");

    JsonNode json = json("get_track", Map.of("track_id", "lobby.1.2"));

    assertThat(gateway.calls())
        .containsExactly("GET /v1/tracks/lobby.1.2", "GET /v1/tracks/lobby.1.2/events");
    assertThat(json.path("data").path("track").path("status").asText()).isEqualTo("ended");
    assertThat(cited(json))
        .containsExactly(
            "lobby.1.2.1 followspot.track-events", "lobby.1.2.2 followspot.track-events");
  }

  @Test
  void count_citesTheCrossingsOfTheSpanThatWasCounted() {
    gateway
        .answering("200 {\"from\":\"" + FROM + "\",\"to\":\"" + TO + "\",\"lines\":[]}")
        .answering("200 {\"crossings\":[{\"event_id\":\"lobby.1.2.3\"}],\"next_cursor\":\"x\"}");

    JsonNode json =
        json("count", Map.of("camera", "lobby", "bucket", "PT5M", "min_confidence", 0.5));

    assertThat(gateway.calls().get(0))
        .isEqualTo("GET /v1/counts?camera=lobby&bucket=PT5M&min_confidence=0.5");
    assertThat(gateway.calls().get(1))
        .isEqualTo("GET /v1/crossings?camera=lobby&" + SPAN + "&limit=100");
    assertThat(cited(json)).containsExactly("lobby.1.2.3 followspot.track-events");
    assertThat(json.path("note").asText()).contains("more crossings than are cited");
  }

  @Test
  void activity_asksForItsSpan() {
    gateway.answering("200 {\"from\":\"" + FROM + "\",\"to\":\"" + TO + "\",\"cameras\":[]}");

    json("activity", Map.of("from", FROM, "to", TO, "bucket", "60"));

    assertThat(gateway.calls())
        .containsExactly(
            "GET /v1/activity?" + SPAN + "&bucket=60", "GET /v1/crossings?" + SPAN + "&limit=100");
  }

  @Test
  void findCrossings_asksForLineAndDirection_andCitesEachCrossing() {
    gateway.answering("200 {\"crossings\":[{\"event_id\":\"lobby.1.2.3\"}],\"unsure\":1}");

    JsonNode json =
        json(
            "find_crossings",
            Map.of("line", "middle", "direction", "in", "min_confidence", 1, "limit", 3));

    assertThat(gateway.calls())
        .containsExactly("GET /v1/crossings?line=middle&direction=in&min_confidence=1&limit=3");
    assertThat(cited(json)).containsExactly("lobby.1.2.3 followspot.track-events");
  }

  @Test
  void alertsSoundsIdentitiesAndCameras_citeTheirOwnTopics() {
    gateway
        .answering(
            "200 {\"alerts\":[{\"alert_id\":\"yard.alert.1\",\"kind\":\"loud_sound\","
                + "\"event_id\":\"yard.sound.4\"}]}")
        .answering("200 {\"events\":[{\"event_id\":\"yard.sound.4\"}]}")
        .answering("200 {\"identities\":[{\"global_id\":\"hall.7\",\"sequence\":3}]}")
        .answering(
            "200 {\"cameras\":[{\"camera_id\":\"yard\",\"status\":{\"sequence\":9}},"
                + "{\"camera_id\":\"new\"}]}");

    assertThat(cited(json("alerts", Map.of("severity", "warning", "cursor", "a"))))
        .containsExactly("yard.alert.1 followspot.alerts", "yard.sound.4 followspot.sound-events");
    assertThat(cited(json("sound_events", Map.of("camera", "yard", "limit", 5))))
        .containsExactly("yard.sound.4 followspot.sound-events");
    assertThat(cited(json("identities", Map.of("site", "hall", "zone", "door"))))
        .containsExactly("hall.7.3 followspot.identity-events");
    assertThat(cited(json("list_cameras", Map.of())))
        .containsExactly("yard.9 followspot.camera-events");
    assertThat(gateway.calls())
        .containsExactly(
            "GET /v1/alerts?severity=warning&cursor=a",
            "GET /v1/cameras/yard/sound/events?limit=5",
            "GET /v1/identities?site=hall&zone=door",
            "GET /v1/cameras");
  }

  @Test
  void health_readsSystemAndHistory() {
    gateway.answering("200 {\"status\":\"ready\"}").answering("200 {\"as_of\":\"" + FROM + "\"}");

    JsonNode json = json("health", Map.of());

    assertThat(gateway.calls()).containsExactly("GET /statusz", "GET /v1/store");
    assertThat(json.path("data").path("system").path("status").asText()).isEqualTo("ready");
    assertThat(json.path("as_of").asText()).isEqualTo(FROM);
  }

  @Test
  void wrongArguments_areAllNamed_withWhatToDo_andTheGatewayIsNotAsked() {
    assertThat(error("search_tracks", Map.of("from", "yesterday", "limit", 1000)))
        .contains("from must be an RFC 3339 time", "2026-11-28T14:03:00Z", "yesterday")
        .contains("limit must be a whole number from 1 to 500", "1000");
    assertThat(error("search_tracks", Map.of("to", "2026-02-30T10:00:00Z"))).contains("RFC 3339");
    assertThat(error("search_tracks", Map.of("from", "2026-11-28T10:00:00"))).contains("zone");
    assertThat(error("get_track", Map.of())).contains("track_id is missing", "search_tracks");
    assertThat(error("get_track", Map.of("track_id", "../cameras"))).contains("lobby.1.42");
    assertThat(error("sound_events", Map.of("camera", "a/b"))).contains("camera must be an id");
    assertThat(error("count", Map.of("min_confidence", 2, "bucket", "an hour")))
        .contains("from 0 to 1", "PT15M");
    assertThat(error("find_crossings", Map.of("min_confidence", "0.5"))).contains("number");
    assertThat(error("alerts", Map.of("severity", "bad"))).contains("info, warning or critical");
    assertThat(error("health", Map.of("camera", "yard"))).contains("it has none");
    assertThat(gateway.calls()).isEmpty();
  }

  @Test
  void refusalOfTheGateway_isAnErrorWithItsText() {
    gateway.answering("404 {\"detail\":\"there is no track lobby.1.9\"}");
    assertThat(error("get_track", Map.of("track_id", "lobby.1.9")))
        .isEqualTo("get_track: there is no track lobby.1.9");
    gateway.answering("401 {}");
    assertThat(error("list_cameras", Map.of())).contains("--token-file");
  }

  /** The gateway restricts a token to its cameras; so every call must carry the token. */
  @Test
  void token_isSentWithEveryCall(@TempDir Path directory) throws Exception {
    Path token = Files.writeString(directory.resolve("token"), "secret-word\n");
    GatewayOptions options =
        CommandLine.populateCommand(
            new GatewayOptions(), "--gateway", gateway.url(), "--token-file", token.toString());
    ToolServer server = new ToolServer(options.client());

    for (HistoryTool tool : ToolServer.tools()) {
      Map<String, Object> arguments =
          switch (tool.name()) {
            case "get_track" -> Map.of("track_id", "lobby.1.1");
            case "sound_events" -> Map.of("camera", "lobby");
            default -> Map.of();
          };
      assertThat(server.answer(tool, arguments).isError()).as(tool.name()).isFalse();
    }

    assertThat(gateway.tokens()).hasSize(14).containsOnly("Bearer secret-word");
  }

  private JsonNode json(String tool, Map<String, Object> arguments) {
    CallToolResult result = answer(tool, arguments);
    assertThat(result.isError()).as(text(result)).isFalse();
    JsonNode json = new ObjectMapper().valueToTree(result.structuredContent());
    assertThat(json.toString()).isEqualTo(text(result));
    return json;
  }

  private String error(String tool, Map<String, Object> arguments) {
    CallToolResult result = answer(tool, arguments);
    assertThat(result.isError()).isTrue();
    return text(result);
  }

  private CallToolResult answer(String name, Map<String, Object> arguments) {
    HistoryTool tool =
        ToolServer.tools().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    return new ToolServer(GatewayClient.at(gateway.url())).answer(tool, arguments);
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private static List<String> cited(JsonNode json) {
    List<String> cited = new ArrayList<>();
    json.path("citations")
        .forEach(it -> cited.add(it.path("event_id").asText() + " " + it.path("topic").asText()));
    return cited;
  }
}
