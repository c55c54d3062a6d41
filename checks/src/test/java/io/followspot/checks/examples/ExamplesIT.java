package io.followspot.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.Project;
import io.followspot.checks.gateway.Http;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.cli.demo.SimulatedSiteStream;
import io.followspot.kafka.Isolation;
import io.followspot.kafka.KafkaConnection;
import io.followspot.kafka.TopicReader;
import io.followspot.launcher.LocalSystem;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.SoundSettings;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import io.followspot.protos.v1.VisionSettings;
import io.followspot.simulation.site.SimulatedSite;
import io.followspot.simulation.site.SiteScenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the documents work. */
@ExtendWith(RunningSystem.class)
@Timeout(240)
class ExamplesIT {
  private static final Path EXAMPLES = Project.root().resolve("examples");
  private static final Pattern COMMAND = Pattern.compile("^\\./followspot .*$", Pattern.MULTILINE);

  /** They run a system of their own, and have tests of their own. */
  private static final Pattern WITH_A_SYSTEM_OF_ITS_OWN =
      Pattern.compile("\\./followspot (demo|up|evaluate|bench|chaos)\\b.*");

  /** As in docs/api.md. */
  private static final String DOCUMENTED_CASE = "d3a0c1f29b7e4456";

  private static final Pattern CASE_ID = Pattern.compile("\"case_id\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern CURL = Pattern.compile("^curl .*$", Pattern.MULTILINE);

  @TempDir Path directory;
  private final KafkaConnection kafka;
  private final LocalSystem system;

  ExamplesIT(KafkaConnection kafka, LocalSystem system) {
    this.kafka = kafka;
    this.system = system;
  }

  @Test
  void java_readsEveryEventOnce() throws Exception {
    Lives lives = filmed("javaread");
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EXAMPLES.resolve("java/FollowEvents.java").toString());
    readsEveryEventOnce(java, lives, "javaread");
  }

  @Test
  void python_readsEveryEventOnce() throws Exception {
    String python = python("google.protobuf, confluent_kafka");
    Lives lives = filmed("pyread");
    Path copy = pythonExample(python);
    readsEveryEventOnce(
        List.of(python, copy.resolve("follow_events.py").toString()), lives, "pyread");
  }

  @Test
  void python_understandsTheMessages() throws Exception {
    String python = python("google.protobuf");
    Path copy = pythonExample(python);
    TrackEvent event =
        TrackEvent.newBuilder()
            .setEventId("lobby.1.1.3")
            .setType(TrackEventType.TRACK_EVENT_TYPE_LINE_CROSSED)
            .setTransition(io.followspot.protos.v1.Transition.newBuilder().setRegionId("middle"))
            .build();
    String value = Base64.getEncoder().encodeToString(event.toByteArray());
    String script =
        "import base64, follow_events\n"
            + "print(follow_events.line(base64.b64decode('"
            + value
            + "')))";
    Result result = run(List.of(python, "-c", script), copy);
    assertThat(result.text()).isEqualTo("lobby.1.1.3 line_crossed middle\n");
  }

  @Test
  void documentedCalls_areAnswered() throws Exception {
    assumeTrue(succeeds(List.of("curl", "--version")), "no curl here: skipped");
    Lives lives = filmed("curled");
    record("curled");
    siteNamed("hall");
    String track = lives.tracks().keySet().iterator().next();
    int calls = 0;
    String keptCase = DOCUMENTED_CASE;
    for (String document : List.of("README.md", "docs/api.md")) {
      Matcher matcher = CURL.matcher(Files.readString(Project.root().resolve(document)));
      while (matcher.find()) {
        calls++;
        boolean endless = matcher.group().startsWith("curl -N");
        String call =
            matcher
                .group()
                .replaceAll("  +#.*", "")
                .replace("http://127.0.0.1:8080/", system.gatewayUrl())
                .replaceAll("(lobby|street)\\.1\\.1", track)
                .replaceAll("lobby|street|door", "curled")
                .replace("hall.7", "hall.1")
                .replace(DOCUMENTED_CASE, keptCase)
                .replaceFirst("^curl", endless ? "curl -fsS --max-time 3" : "curl -fsS");
        Result result = run(List.of("bash", "-c", call), directory);
        // An endless answer is cut off by curl itself, with code 28.
        assertThat(result.exitCode()).as("%s: %s", call, result.text()).isEqualTo(endless ? 28 : 0);
        if (call.contains("-d") && call.endsWith("/v1/cases")) {
          keptCase = complete(result);
        }
      }
    }
    assertThat(calls).isGreaterThan(12);
  }

  /** The id of a case that was asked for, once it is complete. */
  private String complete(Result asked) throws InterruptedException {
    Matcher id = CASE_ID.matcher(asked.text());
    assertThat(id.find()).as(asked.text()).isTrue();
    new Http(system)
        .await("/v1/cases/" + id.group(1), it -> it.path("state").asText().equals("complete"));
    return id.group(1);
  }

  @Test
  void documentedCommands_work() throws Exception {
    assumeTrue(succeeds(List.of("timeout", "--version")), "no timeout here: skipped");
    recordNoise("mic.wav", 1);
    recordNoise("far.wav", 1);
    recordNoise("stereo.wav", 2);
    String track = filmed("typedout").tracks().keySet().iterator().next();
    int commands = 0;
    for (String document : List.of("README.md", "docs/api.md")) {
      Matcher matcher = COMMAND.matcher(Files.readString(Project.root().resolve(document)));
      while (matcher.find()) {
        if (WITH_A_SYSTEM_OF_ITS_OWN.matcher(matcher.group()).matches()) {
          continue;
        }
        commands++;
        boolean endless = matcher.group().startsWith("./followspot watch");
        String command =
            matcher
                .group()
                .replaceAll("  +#.*", "")
                .replace("people.mp4", "'sim:lobby?seed=5&seconds=2'")
                .replaceAll(
                    "\\b(mic.wav|far.wav|stereo.wav|clean.wav|tracked.mp4|person.jpg)",
                    directory + "/$1")
                .replace("lobby.1.1", track)
                .replaceAll("\\blobby\\b(?![?.])", "typedout");
        Result result = typed(endless ? "timeout -s INT 8 " + command : command);
        // An endless one is ended by timeout, like Ctrl-C, with exit code 124.
        assertThat(result.exitCode())
            .as("%s: %s", command, result.text())
            .isEqualTo(endless ? 124 : 0);
      }
    }
    assertThat(commands).isGreaterThan(10);
  }

  /** Writes a second of noise, 16 bit PCM at 16 kHz. */
  private void recordNoise(String name, int channels) throws IOException {
    byte[] samples = new byte[16_000 * 2 * channels];
    new Random(channels).nextBytes(samples);
    AudioFormat format = new AudioFormat(16_000, 16, channels, true, false);
    try (AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(samples), format, 16_000)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, directory.resolve(name).toFile());
    }
  }

  /** Runs a command in the project's directory against this system. */
  private Result typed(String command) throws Exception {
    String there = "cd '" + Project.root() + "' && " + command;
    return run(
        List.of(
            "env",
            "FOLLOWSPOT_NO_BUILD=1",
            "FOLLOWSPOT_HOME=" + directory,
            "FOLLOWSPOT_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
            "FOLLOWSPOT_GATEWAY_URL=" + system.gatewayUrl(),
            "bash",
            "-c",
            there),
        directory);
  }

  private Lives filmed(String camera) throws InterruptedException {
    // The documents' requests need all data of a camera.
    Filming.register(
        kafka,
        CameraRegistration.newBuilder()
            .setCameraId(camera)
            .setVision(VisionSettings.newBuilder().setMotionMap("on"))
            .setSound(SoundSettings.newBuilder().setProcessedSound("on"))
            .build());
    Filming.film(kafka, camera, "sim:lobby?seed=5&seconds=10");
    return Lives.onceOver(kafka, camera);
  }

  /** Publishes noise as the camera's sound, and waits until its cleaned sound can be fetched. */
  private void record(String camera) throws Exception {
    recordNoise("mic.wav", 1);
    recordNoise("far.wav", 1);
    String what = " --sound-only " + directory + "/mic.wav --far " + directory + "/far.wav";
    Result result = typed("./followspot publish --camera " + camera + what);
    assertThat(result.exitCode()).as(result.text()).isZero();
    new Http(system)
        .await(
            "/v1/cameras/" + camera + "/sound/events",
            it -> it.toString().contains("stream_ended"));
  }

  /** Runs a walker past two calibrated cameras. */
  private void siteNamed(String name) throws InterruptedException {
    SimulatedSite site = new SimulatedSite(SiteScenario.exact(11, 2, 1, 12));
    long streamId = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    try (SimulatedSiteStream stream = new SimulatedSiteStream(kafka, name, site)) {
      for (CameraRegistration registration : stream.registrations(streamId - 1)) {
        Filming.register(kafka, registration);
      }
      stream.run(streamId, false);
    }
    new Http(system).await("/v1/identities/" + name + ".1", it -> it.has("global_id"));
  }

  private void readsEveryEventOnce(List<String> program, Lives lives, String camera)
      throws Exception {
    AtomicInteger committed = new AtomicInteger();
    TopicReader.readToEnd(
        kafka, Topics.TRACK_EVENTS, Isolation.COMMITTED, entry -> committed.incrementAndGet());
    List<String> command = new ArrayList<>(program);
    command.addAll(
        List.of(
            kafka.bootstrapServers(),
            String.valueOf(committed.get()),
            UUID.randomUUID().toString()));
    Result result = run(command, directory);
    assertThat(result.exitCode()).as(result.text()).isZero();
    List<String> wanted = new ArrayList<>();
    lives.tracks().values().forEach(all -> all.forEach(it -> wanted.add(it.getEventId())));
    assertThat(result.text().lines().map(line -> line.split(" ")[0]))
        .filteredOn(id -> id.startsWith(camera + "."))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** A Python that has what is imported, and something that compiles messages for it. */
  private String python(String imports) throws Exception {
    for (String python :
        List.of(System.getenv().getOrDefault("FOLLOWSPOT_PYTHON", "python3"), "/usr/bin/python3")) {
      boolean compiles =
          succeeds(List.of("protoc", "--version"))
              || succeeds(List.of(python, "-c", "import grpc_tools"));
      if (compiles && succeeds(List.of(python, "-c", "import " + imports))) {
        return python;
      }
    }
    return abort("no Python with " + imports + " and protoc or grpcio-tools here: skipped");
  }

  /** The example with its generated messages, without any file of the project. */
  private Path pythonExample(String python) throws Exception {
    Files.copy(EXAMPLES.resolve("python/follow_events.py"), directory.resolve("follow_events.py"));
    Result generated =
        run(
            List.of(
                python,
                EXAMPLES.resolve("python/generate.py").toString(),
                directory.resolve("messages").toString()),
            directory);
    assertThat(generated.exitCode()).as(generated.text()).isZero();
    return directory;
  }

  private record Result(int exitCode, String text) {}

  private boolean succeeds(List<String> command) throws Exception {
    try {
      return run(command, directory).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Result run(List<String> command, Path at) throws Exception {
    Path output = Files.createTempFile(at, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(at.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
  }
}
