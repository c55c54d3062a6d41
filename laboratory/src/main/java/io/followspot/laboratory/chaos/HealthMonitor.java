package io.followspot.laboratory.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.laboratory.replay.Difference;
import io.followspot.terminal.CliException;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.gateway.GatewayClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Holds what the gateway says of a camera against what is seen of it: it must not be called
 * "streaming" when none of its frames has been tracked for a while.
 */
final class HealthMonitor implements AutoCloseable {
  private static final long EVERY_MS = 1_000;

  /** How long the health may be wrong. */
  private static final Duration ALLOWED = Duration.ofSeconds(15);

  private final GatewayClient gateway;
  private final RecoveryMonitor tracked;
  private final Set<String> cameraIds;
  private final Thread thread = new Thread(this::look, "health-monitor");
  private final Set<String> wrong = new HashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private Duration longest = Duration.ZERO;
  private volatile boolean stopped;

  /** Begins at once. */
  HealthMonitor(String gatewayUrl, RecoveryMonitor tracked, List<String> cameraIds) {
    this.gateway = GatewayClient.at(gatewayUrl);
    this.tracked = tracked;
    this.cameraIds = Set.copyOf(cameraIds);
    thread.start();
  }

  private void look() {
    try {
      while (!stopped) {
        // An answer may have waited in a frozen gateway; it is held against this moment.
        long askedAtNs = System.nanoTime();
        try {
          for (JsonNode camera : gateway.get("v1/cameras", Map.of()).path("cameras")) {
            check(camera, askedAtNs);
          }
        } catch (CliException e) {
          // A gateway that does not answer claims nothing.
        }
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void check(JsonNode camera, long askedAtNs) {
    String cameraId = camera.path("camera_id").asText();
    JsonNode health = camera.path("health");
    if (!cameraIds.contains(cameraId) || !health.path("state").asText().equals("streaming")) {
      wrong.remove(cameraId);
      return;
    }
    Duration silence = tracked.silence(cameraId, askedAtNs);
    if (silence.compareTo(longest) > 0) {
      longest = silence;
    }
    if (silence.compareTo(ALLOWED) <= 0) {
      wrong.remove(cameraId);
    } else if (wrong.add(cameraId)) {
      differences.add(
          new Difference(
              Difference.Kind.HEALTH,
              cameraId,
              String.format(
                  Locale.ROOT,
                  "\"streaming\" at %s, the last position came %d s before;"
                      + " the newest event is %s of %s, its last frame of %s",
                  LocalTimes.time(LocalTimes.nowUs()),
                  silence.toSeconds(),
                  camera.path("status").path("type").asText(),
                  camera.path("status").path("occurred_at").asText(),
                  health.path("last_frame_at").asText())));
    }
  }

  /** How long no position had come, at most, when a camera was called "streaming". */
  synchronized Duration longestSilence() {
    return longest;
  }

  /** The untrue statements so far. */
  synchronized List<Difference> differences() {
    return List.copyOf(differences);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join();
  }
}
