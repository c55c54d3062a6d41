package io.followspot.engine;

import io.followspot.process.HostPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/** The job's state, read from a JobManager's HTTP interface. */
final class RunningJob {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpRequest request;

  /**
   * Creates the client.
   *
   * @param web where the JobManager listens for HTTP
   * @param id the job's id
   */
  RunningJob(HostPort web, JobID id) {
    request =
        HttpRequest.newBuilder(URI.create("http://" + web + "/jobs/" + id))
            .timeout(Duration.ofSeconds(5))
            .build();
  }

  /** Calls back, on a separate thread, as soon as all of the job's tasks run. */
  void whenRunning(Runnable then) {
    Thread thread = new Thread(() -> awaitRunning(then), "await-running");
    thread.setDaemon(true);
    thread.start();
  }

  private void awaitRunning(Runnable then) {
    try {
      while (!isRunning()) {
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      }
      then.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRunning() throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 && allTasksRun(json.readTree(response.body()));
    } catch (IOException e) {
      // Not listening yet.
      return false;
    }
  }

  /** Tells whether every task of the job is running, by the response of {@code GET /jobs/ID}. */
  static boolean allTasksRun(JsonNode job) {
    JsonNode vertices = job.path("vertices");
    for (JsonNode vertex : vertices) {
      if (vertex.at("/tasks/RUNNING").asInt() != vertex.path("parallelism").asInt(-1)) {
        return false;
      }
    }
    return !vertices.isEmpty();
  }
}
