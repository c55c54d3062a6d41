package io.followspot.checks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A cluster's JobManagers by their HTTP interface; each answers for the one that leads. */
record JobManagerPage(Cluster cluster) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The registered TaskManagers. */
  JsonNode taskManagers() {
    return ask("/taskmanagers").path("taskmanagers");
  }

  /** When it last started the job over, in milliseconds since 1970; 0 if never. */
  long lastRestartMs() {
    return ask(jobPath()).path("timestamps").path("RESTARTING").asLong();
  }

  /** The path of its only job. */
  String jobPath() {
    String id = ask("/jobs").path("jobs").path(0).path("id").asText();
    if (id.isEmpty()) {
      throw new AssertionError("the JobManager has no job");
    }
    return "/jobs/" + id;
  }

  private JsonNode ask(String path) {
    IOException failure = new IOException("there is no JobManager");
    for (URI page : cluster.flinkPages()) {
      try {
        return JSON.readTree(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(page.resolve(path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
      } catch (IOException e) {
        failure = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
    throw new UncheckedIOException("no answer to " + path, failure);
  }
}
