package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.followspot.process.TokenLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands' requests to a gateway, and their output for its answers. */
class GatewayCommandsTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> calls = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer gateway;

  @BeforeEach
  void serve() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + token);
          String answer = answers.removeFirst();
          byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void find_asksPageAfterPageAndShowsATable() throws IOException {
    answers.add("200 {\"tracks\":[" + track("lobby.1.2") + "],\"next_cursor\":\"abc\"}");
    answers.add("200 {\"tracks\":[" + track("lobby.1.1") + "]}");
    Path token = Files.writeString(directory.resolve("token"), "secret-word\n");

    int exitCode =
        run(
            "track",
            "find",
            "--camera",
            "lobby",
            "--status",
            "ended,lost",
            "--zone",
            "door",
            "--from",
            "2026-07-01T12:00:00+02:00",
            "--min-duration",
            "2",
            "--limit",
            "2",
            "--token-file",
            token.toString());

    assertThat(exitCode).isZero();
    assertThat(calls.get(0))
        .isEqualTo(
            "GET /v1/tracks?camera=lobby&status=ended%2Clost&zone=door"
                + "&from=2026-07-01T12%3A00%3A00%2B02%3A00&min_duration=2&limit=2"
                + " Bearer secret-word");
    assertThat(calls.get(1)).contains("&limit=1&cursor=abc");
    assertThat(out.toString()).contains("lobby.1.2", "lobby.1.1", "person", "4.0 s", "door");
  }

  @Test
  void alerts_areListedWithTheirTimeAndText() {
    answers.add(
        "200 {\"alerts\":[{\"alert_id\":\"yard.alert.1\",\"camera_id\":\"yard\",\"rule_id\":\"night\","
            + "\"severity\":\"critical\",\"at\":\"2026-07-01T10:00:00Z\","
            + "\"text\":\"person in zone gate\",\"track_id\":\"yard.1.7\"}]}");

    assertThat(run("alerts", "--camera", "yard", "--severity", "warning")).isZero();

    assertThat(calls.get(0)).startsWith("GET /v1/alerts?camera=yard&severity=warning&limit=20");
    assertThat(out.toString())
        .contains("critical", "yard", "night", "person in zone gate", "yard.1.7");
  }

  @Test
  void alerts_thereAreNone_isSaid() {
    answers.add("200 {\"alerts\":[]}");

    assertThat(run("alerts")).isZero();

    assertThat(out.toString()).contains("No alerts.");
  }

  @Test
  void find_wrongParameterOrNoToken_saysSo() {
    answers.add("400 {\"detail\":\"status: known are x\"}");
    assertThat(run("track", "find", "--status", "asleep")).isEqualTo(2);
    assertThat(err.toString()).contains("status: known are x");
    answers.add("401 {}");
    assertThat(run("track", "find")).isEqualTo(1);
    assertThat(err.toString()).contains("--token-file");
    answers.add("200 no json");
    assertThat(run("track", "find")).isEqualTo(1);
    assertThat(err.toString()).contains("is not a Followspot gateway");
  }

  @Test
  void rebuild_waitsUntilItIsDone() {
    answers.add("202 {\"rebuilding\":true}");
    answers.add("200 {\"rebuilding\":true}");
    answers.add("200 {\"rebuilding\":false}");

    assertThat(run("history", "rebuild")).isZero();

    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).startsWith("POST /v1/store/rebuild");
    assertThat(out.toString()).contains("History is rebuilt");
  }

  @Test
  void rebuild_acceptsALossOnlyIfTold() {
    answers.add("202 {\"rebuilding\":true}");
    answers.add("200 {\"rebuilding\":false}");

    assertThat(run("history", "rebuild", "--accept-loss")).isZero();

    assertThat(calls.get(0)).startsWith("POST /v1/store/rebuild?accept_loss=true");
  }

  @Test
  void token_isShownOnceAndItsHashIsKept() throws IOException {
    Path file = directory.resolve("new/tokens");
    for (int i = 0; i < 2; i++) {
      assertThat(
              FollowspotMain.commandLine()
                  .setOut(new PrintWriter(out))
                  .execute(
                      "token",
                      "create",
                      "--camera",
                      "lobby,yard",
                      "--name",
                      "the desk",
                      "--tokens",
                      file.toString()))
          .isZero();
    }
    List<String> tokens = out.toString().lines().toList();
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    for (int i = 0; i < 2; i++) {
      TokenLine line = TokenLine.parse(lines.get(i));
      assertThat(line.hash()).isEqualTo(TokenLine.hashOf(tokens.get(i)));
      assertThat(line.cameras()).containsExactlyInAnyOrder("lobby", "yard");
      assertThat(lines.get(i)).doesNotContain(tokens.get(i));
    }
  }

  private static String track(String id) {
    return "{\"track_id\":\""
        + id
        + "\",\"status\":\"ended\",\"label\":\"person\","
        + "\"first_seen\":\"2026-07-01T12:00:00.000000Z\","
        + "\"last_seen\":\"2026-07-01T12:00:04.000000Z\",\"visits\":[{\"zone_id\":\"door\"}]}";
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--gateway=http://127.0.0.1:" + gateway.getAddress().getPort());
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }
}
