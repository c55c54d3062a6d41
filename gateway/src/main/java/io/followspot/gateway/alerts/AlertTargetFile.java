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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the file of alert targets: a JSON array of objects. No message contains a secret. */
public final class AlertTargetFile {
  private static final int MAX_TARGETS = 16;

  /** The fields of each kind of target, besides those of all. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "http", Set.of("secret"),
          "smtp", Set.of("user", "password", "from", "to", "page"),
          "mqtt", Set.of("user", "password", "topic", "discovery", "frigate"));

  private static final Set<String> FIELDS_OF_ALL =
      Set.of("name", "url", "least_severity", "cameras");

  private AlertTargetFile() {}

  /**
   * Reads the targets.
   *
   * @param file empty for no targets
   * @throws IllegalArgumentException if the file cannot be read or a target is invalid
   */
  public static List<AlertTarget> read(String file) {
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
          "FOLLOWSPOT_ALERT_TARGETS names " + file + ", which cannot be read: " + e);
    }
    if (!root.isArray() || root.size() > MAX_TARGETS) {
      throw new IllegalArgumentException(
          file + " must be a JSON array of at most " + MAX_TARGETS + " targets");
    }
    List<AlertTarget> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode one : root) {
      try {
        AlertTarget target = target(one);
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

  private static AlertTarget target(JsonNode json) {
    URI url = URI.create(text(json, "url"));
    String kind = String.valueOf(url.getScheme()).replaceAll("s$", "");
    Set<String> known = FIELDS.get(kind);
    if (known == null) {
      throw new IllegalArgumentException(
          "url must begin with http, https, smtp, smtps, mqtt or mqtts");
    }
    json.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS_OF_ALL.contains(field) && !known.contains(field)) {
                throw new IllegalArgumentException(
                    "unknown field; known are "
                        + new TreeSet<>(FIELDS_OF_ALL)
                        + " and "
                        + new TreeSet<>(known));
              }
            });
    AlertFilter filter =
        new AlertFilter(
            text(json, "name"),
            severity(json.path("least_severity").asText("info")),
            Set.copyOf(texts(json, "cameras")));
    return switch (kind) {
      case "http" -> new WebhookTarget(filter, url, text(json, "secret"));
      case "smtp" ->
          new MailTarget(
              filter,
              url,
              text(json, "user"),
              text(json, "password"),
              text(json, "from"),
              texts(json, "to"),
              text(json, "page").replaceAll("/+$", ""));
      default ->
          new MqttTarget(
              filter,
              url,
              text(json, "user"),
              text(json, "password"),
              json.path("topic").asText("followspot"),
              text(json, "discovery"),
              text(json, "frigate"));
    };
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText();
  }

  private static List<String> texts(JsonNode json, String field) {
    List<String> texts = new ArrayList<>();
    json.path(field).forEach(it -> texts.add(it.asText()));
    return texts;
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
