package io.followspot.checks.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.process.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A cluster's JobManager by its HTTP interface. */
record JobManagerPage(Cluster cluster) {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    URI page = URI.create("http://" + cluster.get(Setting.FLINK_LISTEN) + path);
    try {
      return JSON.readTree(
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + page, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
