package io.followspot.checks.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.gateway.Http;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.ingest.nvidia.Nv;
import io.followspot.ingest.nvidia.NvFrameFormat;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.launcher.LocalSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** nv.Frame from a file to tracks, to a topic, and from there to tracks again. */
@ExtendWith(RunningSystem.class)
@Timeout(480)
class NvidiaIT {
  private static final String TOPIC = "mdx-raw";
  private static final int FRAMES = 80;

  @TempDir Path directory;
  private final KafkaConnection kafka;
  private final Http http;

  NvidiaIT(KafkaConnection kafka, LocalSystem system) {
    this.kafka = kafka;
    http = new Http(system);
  }

  @Test
  void frames_becomeTracks_whichBecomeFrames_whichBecomeTracks() throws Exception {
    try (Admin admin = kafka.admin()) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    Running export =
        new Running("nvidia", "export", "--topic", TOPIC, "--camera", "nv-in", "--count", "10");
    Running again =
        new Running(
            "nvidia", "import", "--topic", TOPIC, "--map", "nv-in=nv-again", "--count", "10");
    export.awaitText("Writing nv.Frame");
    again.awaitText("Reading nv.Frame");

    Path recording = directory.resolve("frames.jsonl");
    Files.write(recording, walk());
    Running first =
        new Running("nvidia", "import", recording.toString(), "--map", "Sensor_1=nv-in");
    assertThat(first.exitCode()).as(first.text()).isZero();
    assertThat(first.text())
        .contains("80 frames, 1 skipped")
        .contains("line 81: it is of the sensor");
    http.await(
        "/v1/tracks?camera=nv-in&status=ended",
        it -> it.at("/tracks/0/label").asText().equals("person"));

    assertThat(again.exitCode()).as(again.text()).isZero();
    http.await("/v1/cameras/nv-again", it -> it.at("/status/ledger/processed").asInt() >= 10);
    List<Nv.Frame> written = new ArrayList<>();
    TopicReader.readToEnd(
        kafka, TOPIC, Isolation.COMMITTED, entry -> written.add(frame(entry.value())));
    assertThat(written).hasSizeGreaterThanOrEqualTo(10);
    assertThat(export.exitCode()).as(export.text()).isZero();
    assertThat(written).allMatch(it -> it.getSensorId().equals("nv-in"));
    assertThat(written)
        .flatExtracting(Nv.Frame::getObjectsList)
        .allMatch(it -> it.getId().equals("nv-in.1.1") && it.getType().equals("Person"));
  }

  private static Nv.Frame frame(byte[] bytes) {
    try {
      return NvFrameFormat.read(bytes);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Somebody who walks to the right, four frames a second, and a frame of no camera. */
  private static List<String> walk() {
    List<String> lines = new ArrayList<>();
    Instant begin = Instant.parse("2026-01-01T08:00:00Z");
    for (int i = 0; i < FRAMES; i++) {
      lines.add(
          """
          {"version":"4.0","id":"%d","timestamp":"%s","sensorId":"Sensor_1","objects":[{"id":"9",\
          "bbox":{"leftX":%d,"topY":300,"rightX":%d,"bottomY":500},"type":"Person","confidence":0.9}]}\
          """
              .formatted(i, begin.plusMillis(250L * i), 100 + 20 * i, 180 + 20 * i));
    }
    lines.add("{\"sensorId\":\"no camera\",\"timestamp\":\"2026-01-01T09:00:00Z\",\"objects\":[]}");
    return lines;
  }

  /** A command on a thread of its own. */
  private final class Running {
    private final StringWriter out = new StringWriter();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    Running(String... command) {
      List<String> line = new ArrayList<>(List.of(command));
      line.addAll(List.of("--bootstrap-server", kafka.bootstrapServers()));
      PrintWriter writer = new PrintWriter(out);
      Thread thread =
          new Thread(
              () ->
                  exit.complete(
                      FollowspotMain.commandLine()
                          .setOut(writer)
                          .setErr(writer)
                          .execute(line.toArray(String[]::new))));
      thread.setDaemon(true);
      thread.start();
    }

    void awaitText(String part) {
      Awaitility.await(part).atMost(Duration.ofSeconds(60)).until(() -> text().contains(part));
    }

    int exitCode() throws Exception {
      return exit.get(90, TimeUnit.SECONDS);
    }

    String text() {
      return out.toString();
    }
  }
}
