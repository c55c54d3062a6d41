package io.followspot.laboratory.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Reads from Flink's own interface how its checkpoints are. */
final class FlinkCheckpoints {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String address;

  FlinkCheckpoints(String address) {
    this.address = address;
  }

  /**
   * The newest completed checkpoint.
   *
   * @param stateBytes all that it refers to
   * @param writtenBytes what it wrote itself
   * @param tookMs from its trigger until it was complete
   */
  record Newest(long stateBytes, long writtenBytes, long tookMs) {}

  /**
   * Reads it.
   *
   * @throws CliException if there is none
   */
  Newest newest() throws IOException, InterruptedException {
    String job = get("/jobs").path("jobs").path(0).path("id").asText();
    JsonNode newest = get("/jobs/" + job + "/checkpoints").path("latest").path("completed");
    if (!newest.has("state_size")) {
      throw new CliException("Flink has no checkpoint yet", CliException.FAILED);
    }
    return new Newest(
        newest.path("state_size").asLong(),
        newest.path("checkpointed_size").asLong(),
        newest.path("end_to_end_duration").asLong());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new CliException(
          path + " answered with status " + answer.statusCode(), CliException.FAILED);
    }
    return json.readTree(answer.body());
  }
}
