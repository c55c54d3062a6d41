package io.followspot.checks.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.launcher.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The gateway's API, to compare the page with. */
record Api(LocalSystem system) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(
        CLIENT
            .send(
                HttpRequest.newBuilder(URI.create(system.gatewayUrl()).resolve(path)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body());
  }

  /** Polls until the answer meets a condition. */
  JsonNode await(String path, Predicate<JsonNode> wanted) throws IOException, InterruptedException {
    return Awaitility.await(path)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(300))
        .until(() -> get(path), wanted::test);
  }
}
