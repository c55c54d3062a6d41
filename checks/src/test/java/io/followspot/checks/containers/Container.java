package io.followspot.checks.containers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.cluster.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** A container of the composition, by its id. */
record Container(Docker docker, String id) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Process 1 is the engine's init, which passes on how the process ended. */
  private static final String KILL =
      "for p in /proc/[0-9]*; do read -r name < $p/comm;"
          + " [ \"$name\" != java ] || kill -KILL ${p#/proc/}; done";

  /** When it last started, as the engine tells. */
  String startedAt() {
    return inspect().at("/State/StartedAt").asText();
  }

  boolean isHealthy() {
    return inspect().at("/State/Health/Status").asText().equals("healthy");
  }

  String name() {
    return inspect().path("Name").asText().substring(1);
  }

  JsonNode inspect() {
    try {
      return JSON.readTree(docker.run(List.of("inspect", id))).path(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What a command of the shell prints inside. */
  String shell(String command) throws IOException, InterruptedException {
    return docker.run(List.of("exec", id, "bash", "-c", command));
  }

  /** What its port for Prometheus answers. */
  String metrics() throws IOException, InterruptedException {
    return shell(
        "exec 3<>/dev/tcp/127.0.0.1/9464;"
            + " printf 'GET /metrics HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; cat <&3");
  }

  /**
   * Kills its Java process, and waits until the engine has started the container again.
   *
   * <p>Not by {@code docker kill}: the engine takes that for a wish and leaves the container down.
   *
   * @return the time it took
   */
  Duration killProcess() throws IOException, InterruptedException {
    String before = startedAt();
    long fromNs = System.nanoTime();
    // The answer is lost with the container.
    docker.attempt(List.of("exec", id, "sh", "-c", KILL));
    Progress.await(
        () -> inspect().at("/State/Running").asBoolean() && !startedAt().equals(before),
        id + " is started again");
    return Duration.ofNanos(System.nanoTime() - fromNs);
  }
}
