package io.followspot.checks.containers;

import io.followspot.checks.Project;
import io.followspot.checks.cluster.Progress;
import io.followspot.checks.gateway.Http;
import io.followspot.launcher.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code docker-compose.yml}, under a name and on ports of its own. */
final class Composition implements AutoCloseable {
  /** How many containers each service of our image has. */
  static final Map<String, Integer> OURS = new LinkedHashMap<>();

  private static final List<String> PORTS =
      List.of("KAFKA_PORT", "GATEWAY_PORT", "FLINK_PORT", "PROMETHEUS_PORT", "GRAFANA_PORT");

  static {
    OURS.put("functions", 1);
    OURS.put("taskmanager", 2);
    OURS.put("jobmanager", 1);
    OURS.put("gateway", 1);
  }

  private final Docker docker;
  private final Path settings;
  private final int firstPort = FreePort.on("127.0.0.1", PORTS.size());
  private final String name = "followspot-" + UUID.randomUUID().toString().substring(0, 8);

  /** Describes a composition; nothing runs yet. */
  Composition(Docker docker) throws IOException {
    this.docker = docker;
    settings = Files.createTempFile(docker.scratch(), "composition", ".env");
    set("FOLLOWSPOT_FUNCTIONS_SECRET", UUID.randomUUID().toString());
    for (String port : PORTS) {
      set(port, Integer.toString(port(port)));
    }
  }

  private void set(String variable, String value) throws IOException {
    Files.writeString(settings, variable + "=" + value + "\n", StandardOpenOption.APPEND);
  }

  private int port(String variable) {
    return firstPort + PORTS.indexOf(variable);
  }

  /** Starts it without monitoring, and waits until all containers are healthy. */
  void up(String image) throws IOException, InterruptedException {
    set("FOLLOWSPOT_IMAGE", image);
    List<String> up = new ArrayList<>(List.of("up", "--detach", "--no-build", "kafka"));
    up.addAll(OURS.keySet());
    run(up.toArray(new String[0]));
    awaitHealthy("kafka", 1);
    for (Map.Entry<String, Integer> service : OURS.entrySet()) {
      awaitHealthy(service.getKey(), service.getValue());
    }
  }

  /** Why a service cannot be started; empty if it can. */
  String obstacle(String service) throws IOException, InterruptedException {
    String image = run("config", "--images", service);
    return docker.hasImage(image)
        ? ""
        : "skipped: the Docker engine has no image " + image + " for " + service;
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port("KAFKA_PORT");
  }

  Http gateway() {
    return http("GATEWAY_PORT");
  }

  Http prometheus() {
    return http("PROMETHEUS_PORT");
  }

  Http grafana() {
    return http("GRAFANA_PORT");
  }

  private Http http(String port) {
    return new Http(URI.create("http://127.0.0.1:" + port(port)));
  }

  /** The containers of a service that run. */
  List<Container> containers(String service) {
    try {
      return run("ps", "--quiet", service).lines().map(id -> new Container(docker, id)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Starts so many containers of a service, or stops those beyond, and waits for them. */
  void scale(String service, int count) throws IOException, InterruptedException {
    run("up", "--detach", "--no-build", "--no-deps", "--scale=" + service + "=" + count, service);
    awaitHealthy(service, count);
  }

  /** Waits until so many containers of a service run, all of them healthy. */
  void awaitHealthy(String service, int count) throws InterruptedException {
    Progress.await(
        () -> {
          List<Container> all = containers(service);
          return all.size() == count && all.stream().allMatch(Container::isHealthy);
        },
        count + " healthy containers of " + service);
  }

  /** Waits until the gateway says that all works. */
  void awaitReady() throws InterruptedException {
    gateway().await("/statusz", status -> status.path("status").asText().equals("ready"));
  }

  /** Runs a command of {@code docker compose} on it. */
  String run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "compose",
                "--project-name=" + name,
                "--env-file=" + settings,
                "--file=" + Project.root().resolve("docker-compose.yml"),
                "--profile=monitoring"));
    command.addAll(List.of(arguments));
    return docker.run(command);
  }

  /** The latest lines of all logs. */
  String endOfLogs() throws IOException, InterruptedException {
    return run("logs", "--tail=30") + "\n" + run("ps", "--all");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("down", "--volumes", "--timeout=20");
  }
}
