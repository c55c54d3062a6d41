package io.followspot.gateway.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the file of webhook targets: a JSON array of objects. No message contains a secret. */
public final class WebhookFile {
  private static final int MAX_TARGETS = 16;
  private static final Set<String> FIELDS =
      Set.of("name", "url", "secret", "least_severity", "cameras");

  private WebhookFile() {}

  /**
   * Reads the targets.
   *
   * @param file empty for no targets
   * @throws IllegalArgumentException if the file cannot be read or a target is invalid
   */
  public static List<WebhookTarget> read(String file) {
    if (file.isEmpty()) {
      return List.of();
    }
    JsonNode root;
    try {
      root = JsonMapper.builder().build().readTree(Files.readString(Path.of(file)));
    } catch (JsonProcessingException e) {
      // Its message quotes the text, secrets included.
      throw new IllegalArgumentException(file + " is not JSON");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "FOLLOWSPOT_WEBHOOKS names " + file + ", which cannot be read: " + e);
    }
    if (!root.isArray() || root.size() > MAX_TARGETS) {
      throw new IllegalArgumentException(
          file + " must be a JSON array of at most " + MAX_TARGETS + " targets");
    }
    List<WebhookTarget> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode one : root) {
      try {
        WebhookTarget target = target(one);
        if (!names.add(target.name())) {
          throw new IllegalArgumentException("name " + target.name() + " is used twice");
        }
        targets.add(target);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            file + ", target " + (targets.size() + 1) + ": " + e.getMessage());
      }
    }
    return List.copyOf(targets);
  }

  private static WebhookTarget target(JsonNode json) {
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field; known are " + FIELDS);
              }
            });
    Set<String> cameras = new HashSet<>();
    json.path("cameras").forEach(it -> cameras.add(it.asText()));
    return new WebhookTarget(
        json.path("name").asText(),
        URI.create(json.path("url").asText()),
        json.path("secret").asText(),
        severity(json.path("least_severity").asText("info")),
        cameras);
  }

  private static AlertSeverity severity(String word) {
    return switch (word) {
      case "info" -> AlertSeverity.ALERT_SEVERITY_INFO;
      case "warning" -> AlertSeverity.ALERT_SEVERITY_WARNING;
      case "critical" -> AlertSeverity.ALERT_SEVERITY_CRITICAL;
      default ->
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "least_severity must be info, warning or critical, not %s", word));
    };
  }
}
