package io.followspot.cli.counts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.followspot.cli.FollowspotMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands ask of a gateway, and what they make of its answers. */
class CountsCommandTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> calls = new ArrayList<>();
  private HttpServer gateway;

  @BeforeEach
  void serve() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    gateway.createContext(
        "/",
        exchange -> {
          calls.add(String.valueOf(exchange.getRequestURI()));
          byte[] body = answer(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    gateway.start();
  }

  private static String answer(String path) {
    return switch (path) {
      case "/v1/cameras" ->
          "{\"cameras\":[{\"camera_id\":\"lobby\",\"zones\":[],\"lines\":[{\"line_id\":\"door\","
              + "\"forward_name\":\"in\",\"backward_name\":\"\"},{\"line_id\":\"gate\"}]}]}";
      case "/v1/counts" ->
          "{\"lines\":[{\"camera_id\":\"lobby\",\"line_id\":\"door\",\"forward\":1234,"
              + "\"backward\":5,\"backward_unsure\":2}],\"zones\":[{\"camera_id\":\"lobby\",\"zone_id\":\"desk\","
              + "\"entered\":7,\"exited\":6}]}";
      case "/v1/crossings" ->
          "{\"crossings\":[{\"at\":\"2026-07-01T12:03:00.000000Z\",\"camera_id\":\"lobby\","
              + "\"line_id\":\"door\",\"direction\":\"forward\",\"direction_name\":\"in\","
              + "\"track_id\":\"lobby.1.7\",\"label\":\"\",\"confidence\":0.875}]}";
      default -> "picture";
    };
  }

  @AfterEach
  void stop() {
    gateway.stop(0);
  }

  @Test
  void counts_ofToday_areBesideTheDayAndTheWeekBefore() {
    assertThat(run("counts", "--today", "--camera", "lobby")).isZero();
    assertThat(calls.stream().filter(it -> it.startsWith("/v1/counts?camera=lobby&from=")))
        .hasSize(3);
    assertThat(out.toString())
        .contains("DAY BEFORE", "WEEK BEFORE")
        .containsPattern("lobby +door +in +1,234 +0 +1,234 +1,234")
        .containsPattern("lobby +door +backward +5 +2 +5 +5")
        .containsPattern("lobby +gate +forward +0 ")
        .containsPattern("lobby +desk +entered +7 ");
  }

  @Test
  void counts_betweenTimes_areOfTheLinesNamed() {
    assertThat(
            run(
                "counts",
                "--from",
                "2026-07-01T12:00:00Z",
                "--to",
                "2026-07-01T13:00:00Z",
                "--line",
                "door"))
        .isZero();
    assertThat(calls.get(0))
        .isEqualTo(
            "/v1/counts?from=2026-07-01T12%3A00%3A00Z&to=2026-07-01T13%3A00%3A00Z&bucket=PT24H"
                + "&min_confidence=0.5");
    assertThat(out.toString()).contains("1,234").doesNotContain("gate", "desk", "BEFORE");
  }

  @Test
  void counts_severalRanges_areRefused() {
    assertThat(run("counts", "--today", "--yesterday")).isEqualTo(2);
    assertThat(run("counts", "--from", "14:00", "--to", "13:00")).isEqualTo(2);
    assertThat(err.toString()).contains("give one of --today", "--to is before --from");
    assertThat(calls).isEmpty();
  }

  @Test
  void list_showsWhoCrossed_andHowToSeeThem() {
    assertThat(run("counts", "--list", "--line", "door", "--direction", "in")).isZero();
    assertThat(calls.get(0))
        .startsWith("/v1/crossings?")
        .contains("&line=door&direction=in")
        .doesNotContain("min_confidence");
    assertThat(out.toString())
        .containsPattern("lobby +door +in +lobby.1.7 +object +0.88")
        .contains("./followspot snapshot lobby.1.7 --at '2026-07-0");
  }

  @Test
  void minConfidence_isHandedOn_toCountsAndLists() {
    assertThat(run("counts", "--json", "--min-confidence", "0.8")).isZero();
    assertThat(calls.get(0)).endsWith("&min_confidence=0.8");
    assertThat(run("counts", "--list", "--min-confidence", "0.8")).isZero();
    assertThat(calls.get(1)).contains("&min_confidence=0.8");
  }

  @Test
  void snapshotAndClip_areWrittenToFiles() throws IOException {
    Path file = directory.resolve("x.jpg");
    assertThat(run("snapshot", "lobby.1.7", "--crop", "-o", file.toString())).isZero();
    assertThat(calls.get(0)).isEqualTo("/v1/tracks/lobby.1.7/snapshot.jpg?crop=true");
    assertThat(file).hasContent("picture");
    Path film = directory.resolve("x.mp4");
    assertThat(run("clip", "lobby.1.7", "--at", "2026-07-01T12:03:00Z", "-o", film.toString()))
        .isZero();
    assertThat(calls.get(1)).isEqualTo("/v1/tracks/lobby.1.7/clip.mp4?at=2026-07-01T12%3A03%3A00Z");
    assertThat(Files.readString(film)).isEqualTo("picture");
    assertThat(run("clip", "lobby")).isEqualTo(2);
    assertThat(err.toString()).contains("is not a valid track id");
  }

  @Test
  void day_hasTheLengthThatTheClocksGiveIt_andTheDayBeforeItsOwn() {
    // Seen on the day after the clocks were set back, on the Sunday itself and at noon of it.
    Clock monday = Clock.fixed(Instant.parse("2026-10-26T11:00:00Z"), BERLIN);
    LocalDay sunday = LocalDay.of(LocalDate.of(2026, 10, 25), monday);
    assertThat(sunday.from()).isEqualTo("2026-10-24T22:00:00Z");
    assertThat(sunday.to()).isEqualTo("2026-10-25T22:59:59.999999Z");
    LocalDay today = LocalDay.of(LocalDate.of(2026, 10, 26), monday);
    assertThat(today.to()).isEqualTo("2026-10-26T11:00:00Z");
    // Noon in Berlin, an hour of summer time earlier.
    assertThat(today.before(7, BERLIN))
        .isEqualTo(
            new LocalDay(
                Instant.parse("2026-10-18T22:00:00Z"), Instant.parse("2026-10-19T10:00:00Z")));
    assertThat(today.before(1, BERLIN))
        .isEqualTo(
            new LocalDay(
                Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T11:00:00Z")));
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
