package io.followspot.checks.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.launcher.LocalSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Calls a running gateway. */
public final class Http {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final URI gateway;

  /** Calls the gateway of a system. */
  public Http(LocalSystem system) {
    this(URI.create(system.gatewayUrl()));
  }

  /** Calls the gateway at an address. */
  public Http(URI gateway) {
    this.gateway = gateway;
  }

  /** Calls a path. */
  public HttpResponse<byte[]> get(String path) {
    return send("GET", path);
  }

  HttpResponse<byte[]> send(String method, String path) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(gateway.resolve(path))
              .method(method, HttpRequest.BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path, e);
    }
  }

  /** Calls without waiting for the answer. */
  CompletableFuture<HttpResponse<byte[]>> begin(String path) {
    return CLIENT.sendAsync(
        HttpRequest.newBuilder(gateway.resolve(path)).build(), BodyHandlers.ofByteArray());
  }

  JsonNode json(String path) {
    try {
      return new ObjectMapper().readTree(get(path).body());
    } catch (IOException e) {
      throw new AssertionError(path, e);
    }
  }

  /** Polls a path until its content meets a condition. */
  public JsonNode await(String path, Predicate<JsonNode> wanted) throws InterruptedException {
    return Awaitility.await(path)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(250))
        .until(() -> json(path), wanted::test);
  }

  URI address(String path) {
    return gateway.resolve(path);
  }
}
