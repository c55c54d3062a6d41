package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Asks a JobManager for a savepoint: all state of the job in one directory that is the asker's,
 * from which another version or another number of slots can go on.
 */
final class Savepoint {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String job;

  private Savepoint(HostPort web) {
    job = "http://" + web + "/jobs/" + StatefulJob.ID;
  }

  /**
   * Takes a savepoint and returns where it is.
   *
   * @param thenEnd whether the job ends with it; nothing is read or told in between
   * @throws CannotStartException if there is no such job, or it can not
   */
  static String take(Path directory, boolean thenEnd) throws InterruptedException {
    HostPort web = FlinkSettings.hostPort(Setting.FLINK_LISTEN);
    try {
      return new Savepoint(web).take(directory.toUri().toString(), thenEnd);
    } catch (IOException e) {
      throw new CannotStartException(
          "no JobManager answers at "
              + web
              + "; set "
              + Setting.FLINK_LISTEN.variable()
              + " to where it listens for HTTP",
          e);
    }
  }

  private String take(String directory, boolean thenEnd) throws IOException, InterruptedException {
    String what =
        json.createObjectNode()
            .put("target-directory", directory)
            .put("cancel-job", thenEnd)
            .toString();
    JsonNode asked =
        send(
            HttpRequest.newBuilder(URI.create(job + "/savepoints"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(what)));
    URI answer = URI.create(job + "/savepoints/" + asked.path("request-id").asText());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode told = send(HttpRequest.newBuilder(answer));
    while (!told.at("/status/id").asText().equals("COMPLETED")) {
      if (System.nanoTime() > deadline) {
        throw failed("it takes longer than " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
      told = send(HttpRequest.newBuilder(answer));
    }
    JsonNode location = told.at("/operation/location");
    if (location.isMissingNode()) {
      throw failed(told.at("/operation/failure-cause/class").asText("nobody says why"));
    }
    return location.asText();
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw failed("the JobManager answers with HTTP status " + response.statusCode());
    }
    return json.readTree(response.body());
  }

  private static CannotStartException failed(String why) {
    return new CannotStartException("there is no savepoint: " + why);
  }
}
