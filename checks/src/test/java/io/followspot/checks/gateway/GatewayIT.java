package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gateway over real topics and functions. */
@ExtendWith(RunningSystem.class)
@Timeout(240)
class GatewayIT {
  private final KafkaConnection kafka;
  private final LocalSystem system;
  private final Http http;

  GatewayIT(KafkaConnection kafka, LocalSystem system) {
    this.kafka = kafka;
    this.system = system;
    http = new Http(system);
  }

  @Test
  void filmedTracks_areFoundShownAndCounted() throws Exception {
    Lives lives = FilmedTracks.of(kafka, "asked");
    String search = "/v1/tracks?camera=asked&status=ended&limit=500";
    JsonNode found = http.await(search, it -> it.path("tracks").size() == lives.tracks().size());
    assertThat(new TreeSet<>(found.path("tracks").findValuesAsText("track_id")))
        .isEqualTo(new TreeSet<>(lives.tracks().keySet()));

    String id = longest(lives);
    String track = "/v1/tracks/" + id;
    assertThat(http.json(track + "/events").path("events")).hasSize(lives.tracks().get(id).size());
    JsonNode stored = http.json(track);
    JsonNode asked = http.json(track + "?consistency=strong");
    assertThat(asked.path("answered_by").asText()).isEqualTo("function");
    for (String field : List.of("sequence", "status", "path", "first_seen", "last_seen", "box")) {
      assertThat(asked.path(field)).as(field).isEqualTo(stored.path(field));
    }

    BufferedImage picture = image(http.get(track + "/snapshot.jpg"));
    assertThat(picture.getWidth()).isEqualTo(stored.path("frame_width_px").asInt());
    assertThat(image(http.get(track + "/snapshot.jpg?crop=true&width=200")).getWidth())
        .isEqualTo(200);
    HttpResponse<byte[]> clip = http.get(track + "/clip.mp4");
    assertThat(clip.statusCode()).isEqualTo(200);
    assertThat(new String(clip.body(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");

    HttpResponse<byte[]> mot = http.get("/v1/cameras/asked/tracks.mot?fill=true");
    List<String> rows = new String(mot.body(), StandardCharsets.UTF_8).lines().toList();
    assertThat(rows).hasSizeGreaterThan(50).allMatch(row -> row.split(",").length == 10);
    assertThat(http.json("/v1/counts?camera=asked").path("zones").findValuesAsText("zone_id"))
        .containsExactly("floor");
    assertThat(http.json("/v1/cameras/asked/heatmap").path("tracks").asInt())
        .isEqualTo(lives.tracks().size());
  }

  @Test
  void stream_resumedFromTheBeginning_tellsEveryEventOnce() throws Exception {
    Lives lives = FilmedTracks.of(kafka, "streamed");
    int wanted = lives.tracks().values().stream().mapToInt(List::size).sum();
    URLConnection connection =
        http.address(
                "/v1/stream?camera=streamed&type=confirmed,stationary,resumed,zone_entered,"
                    + "zone_exited,line_crossed,lost,recovered,ended")
            .toURL()
            .openConnection();
    connection.setRequestProperty("Last-Event-ID", "t0:0,t1:0,t2:0,t3:0,c0:0");
    List<String> ids = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); ids.size() < wanted; line = lines.readLine()) {
        if (line.startsWith("data: {\"event_id\":")) {
          ids.add(line.split("\"")[3]);
        }
      }
    }
    List<String> all = new ArrayList<>();
    lives.tracks().values().forEach(events -> events.forEach(it -> all.add(it.getEventId())));
    assertThat(ids).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void live_showsTheFramesAsTheyCome() throws Exception {
    Filming.register(kafka, "lived");
    Thread filming =
        new Thread(
            () -> {
              try {
                for (int i = 0; i < 20 && !Thread.currentThread().isInterrupted(); i++) {
                  Filming.film(kafka, "lived", "sim:lobby?seed=" + i + "&seconds=4");
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    filming.start();
    try {
      assertThat(image(http.get("/v1/cameras/lived/live")).getWidth()).isPositive();
      URLConnection mjpeg = http.address("/v1/cameras/lived/live.mjpeg").toURL().openConnection();
      try (BufferedReader parts =
          new BufferedReader(
              new InputStreamReader(mjpeg.getInputStream(), StandardCharsets.ISO_8859_1))) {
        TreeSet<String> taken = new TreeSet<>();
        while (taken.size() < 3) {
          String line = parts.readLine();
          if (line.startsWith("Followspot-Captured-At: ")) {
            taken.add(line);
          }
        }
      }
    } finally {
      filming.interrupt();
      filming.join();
    }
    Lives.onceOver(kafka, "lived", 1);
  }

  @Test
  void history_rebuilt_isAsItWas() throws Exception {
    Lives lives = FilmedTracks.of(kafka, "rebuilt");
    String search = "/v1/tracks?camera=rebuilt&status=ended&limit=500";
    http.await(search, it -> it.path("tracks").size() == lives.tracks().size());
    JsonNode before = http.json(search).path("tracks");
    StringWriter out = new StringWriter();

    int exitCode =
        FollowspotMain.commandLine()
            .setOut(new PrintWriter(out))
            .execute("history", "rebuild", "--gateway", system.gatewayUrl());

    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("History is rebuilt");
    assertThat(http.json(search).path("tracks")).isEqualTo(before);
  }

  @Test
  void brokerAway_gatewayStaysAndGoesOn() throws Exception {
    Lives lives = FilmedTracks.of(kafka, "troubled");
    String search = "/v1/tracks?camera=troubled&status=ended&limit=500";
    http.await(search, it -> it.path("tracks").size() == lives.tracks().size());
    long gateway = system.process("gateway").current().pid();

    system.process("broker").current().kill();
    assertThat(http.get(search).statusCode()).isEqualTo(200);
    assertThat(http.get("/v1/tracks/" + longest(lives)).statusCode()).isEqualTo(200);
    List<CompletableFuture<HttpResponse<byte[]>>> snapshots = new ArrayList<>();
    for (String track : lives.tracks().keySet()) {
      for (int copy = 0; copy < 4; copy++) {
        snapshots.add(http.begin("/v1/tracks/" + track + "/snapshot.jpg?width=" + (64 + copy)));
      }
    }
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
    assertThat(snapshots).allSatisfy(it -> assertThat(it.join().statusCode()).isIn(200, 503));
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);

    Filming.film(kafka, "troubled", "sim:lobby?seed=6&seconds=14");
    Lives more = Lives.onceOver(kafka, "troubled", 2);
    http.await(search, it -> it.path("tracks").size() == more.tracks().size());
    assertThat(system.process("gateway").current().pid()).isEqualTo(gateway);
    String next =
        more.tracks().keySet().stream()
            .filter(it -> !lives.tracks().containsKey(it))
            .findFirst()
            .orElseThrow();
    assertThat(http.get("/v1/tracks/" + next + "?consistency=strong").statusCode()).isEqualTo(200);
  }

  private static String longest(Lives lives) {
    return lives.tracks().entrySet().stream()
        .max(Map.Entry.comparingByValue(java.util.Comparator.comparingLong(GatewayIT::length)))
        .orElseThrow()
        .getKey();
  }

  private static long length(List<io.followspot.protos.v1.TrackEvent> events) {
    var last = events.get(events.size() - 1).getTrack();
    return last.getLastSeenUs() - last.getFirstSeenUs();
  }

  private static BufferedImage image(HttpResponse<byte[]> answer) throws IOException {
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return ImageIO.read(new ByteArrayInputStream(answer.body()));
  }
}
