package io.followspot.engine;

import io.followspot.process.CannotStartException;
import io.followspot.process.HostPort;
import io.followspot.process.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.api.common.JobID;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Asks a JobManager for a savepoint: all state of the job in one directory that belongs to the
 * user, from which another version or another number of slots can be restored.
 */
final class Savepoint {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String job;
  private final String secret;
  private final URI overview;

  /**
   * Creates the client.
   *
   * @param web where the JobManager listens for HTTP
   * @param jobId the job's id
   * @param secret that permits changes
   */
  Savepoint(HostPort web, JobID jobId, String secret) {
    job = "http://" + web + "/jobs/" + jobId;
    this.secret = secret;
    overview = URI.create("http://" + web + "/overview");
  }

  /**
   * Triggers a savepoint and returns its path.
   *
   * @param thenEnd whether the job ends with it, to be restored with as many slots as {@link
   *     Setting#PARALLELISM} states; nothing is read or emitted in between
   * @throws CannotStartException if there is no such job, the savepoint fails, or there are not
   *     enough slots; then the job continues unchanged
   */
  static String trigger(EngineHome home, boolean thenEnd) throws InterruptedException {
    HostPort web = FlinkSettings.hostPort(Setting.FLINK_LISTEN);
    try {
      Savepoint savepoint = new Savepoint(web, home.jobId(), home.restSecret());
      if (thenEnd) {
        savepoint.requireSlots(FlinkSettings.number(Setting.PARALLELISM));
      }
      return savepoint.trigger(home.savepoints().toString(), thenEnd);
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

  /**
   * Checks that the TaskManagers have that many slots: the job would wait for ever for missing
   * ones.
   *
   * @throws CannotStartException if there are not enough; the message states the number of slots
   */
  void requireSlots(int wanted) throws IOException, InterruptedException {
    JsonNode told = send(HttpRequest.newBuilder(overview));
    int slots = told.path("slots-total").asInt();
    int managers = Math.max(1, told.path("taskmanagers").asInt());
    if (wanted > slots) {
      throw new CannotStartException(
          String.format(
              Locale.ROOT,
              "%d slots are required, but %d exist on %d TaskManagers; start the cluster with %s"
                  + " at %d or more slots a TaskManager",
              wanted,
              slots,
              managers,
              Setting.SLOTS.variable(),
              (wanted + managers - 1) / managers));
    }
  }

  private String trigger(String directory, boolean thenEnd)
      throws IOException, InterruptedException {
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
      throw failed(told.at("/operation/failure-cause/class").asText("no reason given"));
    }
    return location.asText();
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            request.header(RestFilter.HEADER, secret).timeout(Duration.ofSeconds(10)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 403) {
      throw failed(
          "the JobManager does not know this process; run it with the JobManager's "
              + Setting.HOME.variable());
    }
    if (response.statusCode() / 100 != 2) {
      throw failed("the JobManager answers with HTTP status " + response.statusCode());
    }
    return json.readTree(response.body());
  }

  private static CannotStartException failed(String why) {
    return new CannotStartException("no savepoint was made: " + why);
  }
}
