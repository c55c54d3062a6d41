package io.followspot.laboratory.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.terminal.CliException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sends requests to the gateway one after the other over one connection. */
final class GatewayCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;

  GatewayCalls(String address) {
    this.address = URI.create(address);
  }

  /** Chooses the next request. */
  @FunctionalInterface
  interface Targets {
    /** A path with its query. */
    String next();
  }

  /**
   * How long each request took until its response was complete, in nanoseconds, in ascending order.
   *
   * @param atMost no request is started later, so that slow requests do not take for ever
   */
  List<Long> time(int calls, Duration atMost, Targets targets)
      throws IOException, InterruptedException {
    List<Long> took = new ArrayList<>(calls);
    long endNs = System.nanoTime() + atMost.toNanos();
    for (int i = 0; i < calls && System.nanoTime() < endNs; i++) {
      String target = targets.next();
      HttpRequest request = HttpRequest.newBuilder(address.resolve(target)).build();
      long beganNs = System.nanoTime();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      took.add(System.nanoTime() - beganNs);
      if (answer.statusCode() != 200) {
        throw new CliException(
            target + " answered with status " + answer.statusCode(), CliException.FAILED);
      }
    }
    Collections.sort(took);
    return took;
  }

  /** Waits until everything that was committed by then is in the history. */
  void awaitHistory(Instant then, Duration atMost) throws IOException, InterruptedException {
    await(
        "v1/store",
        it -> it.has("as_of") && Instant.parse(it.path("as_of").asText()).isAfter(then),
        atMost);
  }

  /** Waits until that many cameras have living tracks; returns all living tracks. */
  List<String> awaitLiving(int cameras) throws IOException, InterruptedException {
    JsonNode found =
        await(
            "v1/tracks?status=confirmed,stationary&limit=500",
            it ->
                it.path("tracks").findValuesAsText("camera_id").stream().distinct().count()
                    >= cameras,
            PATIENCE);
    List<String> ids = new ArrayList<>();
    found.path("tracks").forEach(track -> ids.add(track.path("track_id").asText()));
    return ids;
  }

  private interface Wanted {
    boolean is(JsonNode answer);
  }

  private JsonNode await(String target, Wanted wanted, Duration atMost)
      throws IOException, InterruptedException {
    long giveUpAtNs = System.nanoTime() + atMost.toNanos();
    HttpRequest request = HttpRequest.newBuilder(address.resolve(target)).build();
    while (System.nanoTime() < giveUpAtNs) {
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() == 200) {
        JsonNode json = new ObjectMapper().readTree(answer.body());
        if (wanted.is(json)) {
          return json;
        }
      }
      Thread.sleep(500);
    }
    throw new CliException(
        target + " did not reach the expected state within " + atMost.toSeconds() + " s",
        CliException.FAILED);
  }
}
