package io.followspot.checks.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.FollowspotMain;
import io.followspot.kafka.KafkaConnection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person types, against the running system. */
@ExtendWith(RunningSystem.class)
class CommandLineIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String broker;
  private final KafkaConnection kafka;

  CommandLineIT(KafkaConnection kafka) {
    this.kafka = kafka;
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
    assertThat(out()).contains("\"track_id\": \"" + trackId + "\"", "\"path\"");
    assertThat(run("track", "get", "typed.1.99999")).isEqualTo(1);
    assertThat(err()).contains("there is no track typed.1.99999");

    String[] watch = {"watch", "--from-beginning", "--camera", "typed", "--count", "1"};
    assertThat(run(with(watch, "--event", "ended"))).isZero();
    assertThat(out().lines()).hasSize(1).allMatch(line -> line.matches(".* typed .* ended .*"));
    assertThat(run(with(watch, "--event", "stream_started", "--json"))).isZero();
    assertThat(out()).startsWith("{").contains("CAMERA_EVENT_TYPE_STREAM_STARTED");

    assertThat(run("camera", "list")).isZero();
    assertThat(out().lines().filter(line -> line.startsWith("typed")).findFirst().orElseThrow())
        .contains("211");
  }

  @Test
  void camera_addedChangedShownAndRemoved() {
    assertThat(run("camera", "add", "managed", "--name", "Back door")).isZero();
    assertThat(out()).contains("managed is registered");
    assertThat(run("camera", "add", "managed", "--name", "Back door")).isZero();
    assertThat(out()).contains("just so already");
    assertThat(run("camera", "add", "managed", "--zone", "mat=0.1,0.1;0.5,0.1;0.3,0.6")).isZero();
    assertThat(out()).contains("managed is changed");

    assertThat(run("camera", "show", "managed")).isZero();
    assertThat(out()).contains("Back door", "mat, 3 corners", "configuration");
    assertThat(run("camera", "list")).isZero();
    assertThat(out()).contains("Back door");

    assertThat(run("camera", "remove", "managed")).isZero();
    assertThat(run("camera", "remove", "managed")).isEqualTo(1);
    assertThat(err()).contains("there is no camera \"managed\"");
    assertThat(run("camera", "list")).isZero();
    assertThat(out()).doesNotContain("Back door");
  }

  @Test
  void camera_registrationThatTheCameraRefuses_saysWhy() {
    int exitCode = run("camera", "add", "refused", "--zone", "bow=0.1,0.1;0.9,0.9;0.9,0.1;0.1,0.9");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err()).contains("was refused", "bow");
  }

  @Test
  void replay_ofFramesUnderTwoRegistrations_givesTheSameEvents() throws Exception {
    assertThat(run("publish", "--camera", "again", "sim:lobby?seed=5&seconds=12")).isZero();
    assertThat(run("camera", "add", "again", "--zone", "mat=0.1,0.3;0.9,0.3;0.9,1;0.1,1")).isZero();
    assertThat(run("publish", "--camera", "again", "sim:lobby?seed=6&seconds=12")).isZero();
    assertThat(run("camera", "remove", "again")).isZero();
    Lives.onceOver(kafka, "again", 2);

    assertThat(run("replay", "--camera", "again")).as(out()).isZero();
    assertThat(out()).contains("362 frames played again", "zone entered", "are the same");

    String[] other = {"replay", "--camera", "again", "--set", "tracking.min_hits=12", "--json"};
    assertThat(run(other)).isZero();
    assertThat(out()).contains("\"same\" : false", "configuration_hash");

    assertThat(run("replay", "--camera", "nobody")).isEqualTo(1);
    assertThat(err()).contains("keeps nothing of camera nobody");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(with(arguments, "--bootstrap-server", broker));
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
