package io.followspot.checks.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.v1.TrackEventType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The command line against the running system. */
@ExtendWith(RunningSystem.class)
class CommandLineIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String broker;
  private final KafkaConnection kafka;
  private final LocalSystem system;

  CommandLineIT(KafkaConnection kafka, LocalSystem system) {
    this.kafka = kafka;
    this.system = system;
    this.broker = kafka.bootstrapServers();
  }

  @Test
  void publish_unknownCamera_isRegisteredAndItsTracksCanBeAskedFor() throws Exception {
    assertThat(run("publish", "--camera", "typed", "sim:lobby?seed=5&seconds=14")).isZero();
    assertThat(out()).contains("typed is new", "210 frames", "confirmed");

    String trackId = Lives.onceOver(kafka, "typed").tracks().keySet().iterator().next();
    assertThat(run("track", "get", trackId)).isZero();
    assertThat(out()).contains(trackId, "ended", "camera    typed", "┌", "S", "E");
    assertThat(run("track", "get", "--json", trackId)).isZero();
    assertThat(out())
        .contains(
            "\"track_id\" : \"" + trackId + "\"",
            "\"status\" : \"ended\"",
            "\"last_seen\" : \"2",
            "\"path\"");
    assertThat(run("track", "get", "typed.1.99999")).isEqualTo(1);
    assertThat(err()).contains("there is no track typed.1.99999");

    String[] watch = {"watch", "--from-beginning", "--camera", "typed", "--count", "1"};
    assertThat(run(with(watch, "--event", "ended"))).isZero();
    assertThat(out().lines()).hasSize(1).allMatch(line -> line.matches(".* typed .* ended .*"));
    assertThat(run(with(watch, "--event", "stream_started", "--json"))).isZero();
    assertThat(out()).startsWith("{").contains("\"type\":\"stream_started\"");

    assertThat(run("camera", "list")).isZero();
    assertThat(out().lines().filter(line -> line.startsWith("typed")).findFirst().orElseThrow())
        .contains("211");
  }

  @Test
  void track_foundInHistory_andShownPointByPoint() throws Exception {
    assertThat(run("camera", "add", "sought", "--line", "middle=0.5,1;0.5,0.3")).isZero();
    assertThat(run("publish", "--camera", "sought", "sim:lobby?seed=5&seconds=14")).isZero();
    Lives lives = Lives.onceOver(kafka, "sought");
    String crosser =
        lives.tracks().values().stream()
            .flatMap(List::stream)
            .filter(it -> it.getType() == TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED)
            .map(it -> it.getTrack().getTrackId())
            .findFirst()
            .orElseThrow();

    String[] find = {"track", "find", "--camera", "sought", "--status", "ended"};
    awaitRows(find, lives.tracks().size());
    assertThat(out().lines().skip(1).map(line -> line.split(" ")[0]))
        .containsExactlyInAnyOrderElementsOf(lives.tracks().keySet());
    assertThat(ask(with(find, "--zone", "middle", "--json"))).isZero();
    assertThat(out()).contains("\"track_id\":\"" + crosser + "\"");
    assertThat(ask(with(find, "--min-duration", "900"))).isZero();
    assertThat(out()).isEqualToIgnoringNewLines("No such tracks.");

    assertThat(run("track", "get", "--path", crosser)).isZero();
    assertThat(out().lines().filter(line -> line.matches("[0-9:.]+ +[0-9.]+ +[0-9.]+")))
        .hasSizeGreaterThan(3);
  }

  @Test
  void zones_changedOneByOne_leaveTheOthersAlone() {
    assertThat(run("camera", "add", "zoned", "--zone", "mat=0.1,0.1;0.5,0.1;0.3,0.6")).isZero();
    assertThat(run("camera", "zones", "zoned", "--line", "middle=0.5,1;0.5,0")).isZero();
    assertThat(out()).contains("zoned is changed", "zone  mat", "line  middle");
    assertThat(run("camera", "zones", "zoned", "--remove", "mat")).isZero();
    assertThat(run("camera", "zones", "zoned")).isZero();
    assertThat(out()).contains("middle").doesNotContain("mat", "is changed");
    assertThat(run("camera", "zones", "zoned", "--remove", "mat")).isNotZero();
    assertThat(err()).contains("no zone or line \"mat\"");
  }

  @Test
  void watch_ofSeveralCameras_leavesOutTheOthers() throws Exception {
    for (String camera : List.of("east", "west", "north")) {
      assertThat(run("publish", "--camera", camera, "sim:lobby?seed=5&seconds=1")).isZero();
      Lives.onceOver(kafka, camera);
    }
    String[] watch = {"watch", "--from-beginning", "--event", "stream_ended", "--count", "2"};
    assertThat(run(with(watch, "--camera", "north,east"))).isZero();
    assertThat(out()).contains(" north ", " east ").doesNotContain(" west ");
    assertThat(run(with(watch, "--camera", "west", "--camera", "east"))).isZero();
    assertThat(out()).contains(" west ", " east ").doesNotContain(" north ");
  }

  @Test
  void camera_addedChangedShownAndRemoved() {
    assertThat(run("camera", "add", "managed", "--name", "Back door")).isZero();
    assertThat(out()).contains("managed is registered");
    assertThat(run("camera", "add", "managed", "--name", "Back door")).isZero();
    assertThat(out()).contains("already registered with these settings");
    assertThat(run("camera", "add", "managed", "--zone", "mat=0.1,0.1;0.5,0.1;0.3,0.6")).isZero();
    assertThat(out()).contains("managed is changed");

    assertThat(run("camera", "add", "managed", "--set", "vision.filters=median:5,clahe")).isZero();
    assertThat(out()).contains("managed is changed");
    assertThat(run("camera", "add", "managed", "--set", "vision.filters=sepia")).isEqualTo(2);
    assertThat(err()).contains("vision.filters is \"sepia\"");

    assertThat(run("camera", "show", "managed")).isZero();
    assertThat(out())
        .contains("Back door", "mat, 3 corners", "configuration")
        .contains("filters { type: FILTER_TYPE_MEDIAN strength: 5.0 }");
    assertThat(run("camera", "list")).isZero();
    assertThat(out()).contains("Back door");

    assertThat(run("camera", "remove", "managed")).isZero();
    assertThat(run("camera", "remove", "managed")).isEqualTo(1);
    assertThat(err()).contains("unknown camera \"managed\"");
    assertThat(run("camera", "list")).isZero();
    assertThat(out()).doesNotContain("Back door");
  }

  @Test
  void camera_registrationThatBreaksARule_isNotSent_andTheFieldIsNamed() {
    int exitCode = run("camera", "add", "refused", "--zone", "bow=0.1,0.1;0.9,0.9;0.9,0.1;0.1,0.9");

    assertThat(exitCode).isEqualTo(2);
    assertThat(err()).contains("zones[0].polygon", "cross");
    assertThat(run("camera", "list")).isZero();
    assertThat(out().lines()).noneMatch(line -> line.startsWith("refused"));
  }

  @Test
  void replay_ofFramesUnderTwoRegistrations_givesTheSameEvents() throws Exception {
    assertThat(run("publish", "--camera", "again", "sim:lobby?seed=5&seconds=12")).isZero();
    assertThat(run("camera", "add", "again", "--zone", "mat=0.1,0.3;0.9,0.3;0.9,1;0.1,1")).isZero();
    assertThat(run("publish", "--camera", "again", "sim:lobby?seed=6&seconds=12")).isZero();
    assertThat(run("camera", "remove", "again")).isZero();
    Lives.onceOver(kafka, "again", 2);

    assertThat(run("replay", "--camera", "again")).as(out()).isZero();
    assertThat(out()).contains("362 frames replayed", "zone entered", "events are equal");

    String[] other = {"replay", "--camera", "again", "--set", "tracking.min_hits=12", "--json"};
    assertThat(run(other)).isZero();
    assertThat(out()).contains("\"same\" : false", "configuration_hash");

    assertThat(run("replay", "--camera", "nobody")).isEqualTo(1);
    assertThat(err()).contains("Kafka has no data of camera nobody");
  }

  /** Polls the gateway, whose history follows committed events, until it has the number of rows. */
  private void awaitRows(String[] arguments, int rows) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .pollInSameThread()
        .untilAsserted(
            () -> {
              assertThat(ask(arguments)).as(err()).isZero();
              assertThat(out().lines()).hasSize(rows + 1);
            });
  }

  private int run(String... arguments) {
    return execute(with(arguments, "--bootstrap-server", broker));
  }

  private int ask(String... arguments) {
    return execute(with(arguments, "--gateway", system.gatewayUrl()));
  }

  private int execute(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String out() {
    return out.toString();
  }

  private String err() {
    return err.toString();
  }

  private static String[] with(String[] arguments, String... more) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
