package io.followspot.checks.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.followspot.checks.Program;
import io.followspot.checks.Project;
import io.followspot.checks.gateway.Http;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.RunningSystem;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import jakarta.annotation.Nonnull;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clients generated from the OpenAPI document compile, and do the same at a running gateway. */
@ExtendWith(RunningSystem.class)
@Timeout(480)
class GeneratedClientsIT {
  private static final Path PROGRAMS =
      Project.root().resolve("checks/src/test/resources/io/followspot/checks/clients");
  private static final String FILMED = "clients";

  @TempDir Path directory;
  private final KafkaConnection kafka;
  private final LocalSystem system;
  private final Http http;
  private ClientGenerator generator;
  private JsonNode tracks;

  GeneratedClientsIT(KafkaConnection kafka, LocalSystem system) {
    this.kafka = kafka;
    this.system = system;
    http = new Http(system);
  }

  @BeforeEach
  void fetchTheDocument_andFilm() throws Exception {
    Path document = directory.resolve("openapi.yaml");
    Files.write(document, http.get("/openapi.yaml").body());
    generator = new ClientGenerator(document, directory);
    String ended = "/v1/tracks?camera=" + FILMED + "&status=ended&limit=500";
    tracks = new ObjectMapper().readTree(http.get(ended).body()).path("tracks");
    if (tracks.isEmpty()) {
      Filming.register(kafka, FILMED);
      Filming.film(kafka, FILMED, "sim:lobby?seed=5&seconds=10");
      int all = Lives.onceOver(kafka, FILMED).tracks().size();
      tracks = http.await(ended, it -> it.path("tracks").size() == all).path("tracks");
    }
  }

  @Test
  void java_compiles_andCallsTheGateway() throws Exception {
    Path client =
        generator.generate("java", "library=native", "openApiNullable=false", "useJakartaEe=true");
    Path classes = Files.createDirectory(client.resolve("classes"));
    String libraries = classPath(libraries());
    Path program = PROGRAMS.resolve("Client.java");
    List<String> options =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
    options.addAll(List.of("-cp", libraries, program.toString()));
    try (Stream<Path> files = Files.walk(client.resolve("src/main/java"))) {
      files.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(options::add);
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, options.toArray(String[]::new));
    assertThat(failed).as("what javac wrote is above").isZero();

    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classes + File.pathSeparator + libraries, "Client"));
    command.addAll(arguments("java-client"));
    didIt(Program.run(directory, command));
  }

  @Test
  void python_callsTheGateway() throws Exception {
    String python = python();
    Path client = generator.generate("python");
    Files.copy(PROGRAMS.resolve("client.py"), client.resolve("client.py"));
    List<String> command = new ArrayList<>(List.of(python, "client.py"));
    command.addAll(arguments("python-client"));
    didIt(Program.run(client, command));
  }

  @Test
  void typeScript_compiles_andCallsTheGateway() throws Exception {
    Path client = generator.generate("typescript-fetch", "importFileExtension=.js");
    TypeScript compiler = new TypeScript(directory.resolve("compiler"));
    Files.copy(PROGRAMS.resolve("client.ts"), client.resolve("client.ts"));
    Path module = compiler.compile(client.resolve("client.ts"));
    didIt(compiler.run(module, arguments("typescript-client")));
  }

  private List<String> arguments(String newCamera) {
    return List.of(system.gatewayUrl(), newCamera, FILMED);
  }

  private void didIt(Program.Result result) {
    assertThat(result.exitCode()).as(result.text()).isZero();
    JsonNode track = tracks.get(0);
    assertThat(result.text().lines())
        .containsExactly(
            "listed Gate middle",
            "refused 422 lines[0].start",
            "tracks " + tracks.size(),
            "track %s ended %d"
                .formatted(track.path("track_id").asText(), track.at("/frame/stream_id").asLong()),
            "picture ffd8");
  }

  /** What the generated Java needs. */
  private static List<Class<?>> libraries() {
    return List.of(
        ObjectMapper.class,
        JsonParser.class,
        JsonProperty.class,
        JavaTimeModule.class,
        Nonnull.class);
  }

  private static String classPath(List<Class<?>> classes) {
    return classes.stream()
        .map(it -> it.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A Python with the packages that generated clients need. */
  private String python() throws IOException, InterruptedException {
    String check = "import dateutil, pydantic, typing_extensions, urllib3; pydantic.TypeAdapter";
    for (String python :
        List.of(System.getenv().getOrDefault("FOLLOWSPOT_PYTHON", "python3"), "/usr/bin/python3")) {
      if (Program.succeeds(directory, List.of(python, "-c", check))) {
        return python;
      }
    }
    return abort("no Python with urllib3, pydantic 2 and python-dateutil here: skipped");
  }
}
