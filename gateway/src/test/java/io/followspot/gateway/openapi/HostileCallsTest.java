package io.followspot.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.Answer;
import io.followspot.gateway.ApiDocument;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.live.LiveFrame;
import io.followspot.gateway.store.TrackLives;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls every operation of the document again and again with values that fit, nearly fit and do not
 * fit at all. For any request: no failure of the gateway, and an answer that fits the document.
 */
class HostileCallsTest {
  private static final int CALLS = 5_000;
  private static final long SEED = 12;

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1e400",
          "NaN",
          "9223372036854775808",
          "99999999999999999999999999",
          "true",
          "null",
          "\0",
          "a\0b",
          "'",
          "' or 1=1 --",
          "\"",
          "<script>",
          "../../etc/passwd",
          "%",
          "%00",
          "\r\nX: y",
          "ä",
          "\ud83d\ude00",
          "a,b,,c",
          ",",
          "a,".repeat(100),
          "x".repeat(5_000),
          "P1D",
          "PT1S",
          "2026-07-01T12:00:00Z",
          "2026-07-01T12:00:00",
          "+999999999-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "t0:1,c0:2",
          "t9999:999999999999999999",
          "bytes=0-",
          "*");

  @TempDir Path directory;
  private final ApiDocument document = new ApiDocument();
  private final Random random = new Random(SEED);

  @Test
  void anyCall_isAnsweredAsDocumented() {
    try (GatewayFixture gateway = gateway()) {
      List<String> operations = new ArrayList<>(document.operations());
      int answered = 0;
      for (int i = 0; i < CALLS; i++) {
        String operation = operations.get(i % operations.size());
        String method = operation.substring(0, operation.indexOf(' '));
        String path = operation.substring(operation.indexOf(' ') + 1);
        String target = target(method, path);
        Answer answer = gateway.call(method, target, body(method, path), headers());
        assertThat(answer.status()).as("call %d: %s %s", i, method, target).isLessThan(500);
        answered += answer.status() < 300 ? 1 : 0;
        gateway.with(lives());
      }
      // If nearly all were rejected at once, nothing would have been tested.
      assertThat(answered).isGreaterThan(CALLS / 20);
      assertThat(gateway.get("/v1/cameras").status()).isEqualTo(200);
    }
  }

  private GatewayFixture gateway() {
    GatewayFixture gateway = new GatewayFixture(directory).with(lives());
    gateway.frames.put(new LiveFrame("lobby", 1, 1, 1, new byte[] {1}));
    return gateway;
  }

  private static TrackLives lives() {
    return new TrackLives().visitor("lobby", 1, TrackLives.NOON_US, "door", "middle");
  }

  private String target(String method, String path) {
    // Of a camera that films nothing, the latest picture is waited for: seconds.
    boolean waits = path.endsWith("/live");
    String at =
        path.replace("{camera}", waits ? "lobby" : inPath("lobby", "cellar"))
            .replace("{track}", inPath("lobby.1.1", "lobby.1.2"))
            .replace("{item}", inPath("lobby.1.1.2", "lobby.alert.1"))
            .replace("{case}", inPath("lobby", "none"))
            .replace("{identity}", inPath("hall.1", "hall.2"))
            .replace("{site}", inPath("hall", "yard"));
    List<String> query = new ArrayList<>();
    for (String name : document.parameters(method, path)) {
      if (random.nextInt(3) == 0) {
        query.add(name + "=" + encoded(value(document.parameter(method, path, name))));
      }
    }
    if (random.nextInt(20) == 0) {
      query.add(encoded(any(HOSTILE)) + "=" + encoded(any(HOSTILE)));
    }
    return query.isEmpty() ? at : at + "?" + String.join("&", query);
  }

  private String inPath(String there, String notThere) {
    return switch (random.nextInt(4)) {
      case 0 -> {
        String hostile = encoded(any(HOSTILE));
        // Another path altogether is another test's business.
        yield hostile.isEmpty() || hostile.length() > 1_000 ? notThere : hostile;
      }
      case 1 -> notThere;
      default -> there;
    };
  }

  private String value(JsonNode schema) {
    if (random.nextInt(3) == 0) {
      return any(HOSTILE);
    }
    JsonNode of = schema.path("type").asText().equals("array") ? schema.path("items") : schema;
    JsonNode words = of.path("enum");
    if (!words.isEmpty()) {
      return words.get(random.nextInt(words.size())).asText();
    }
    return switch (of.path("type").asText()) {
      case "boolean" -> String.valueOf(random.nextBoolean());
      case "integer" ->
          String.valueOf(
              of.path("minimum").asInt() + random.nextInt(of.path("maximum").asInt(100) + 2) - 1);
      default ->
          of.path("format").asText().equals("date-time")
              ? "2026-07-01T1" + random.nextInt(10) + ":00:00Z"
              : any(List.of("lobby", "person", "lobby.1.1", "door", "2", "PT1H"));
    };
  }

  private String body(String method, String path) {
    if (!method.equals("POST") && !method.equals("PUT")) {
      return random.nextInt(10) == 0 ? any(HOSTILE) : "";
    }
    if (path.equals("/v1/session")) {
      return random.nextBoolean() ? "{\"token\":\"" + quoted(any(HOSTILE)) + "\"}" : any(HOSTILE);
    }
    String camera =
        "{\"camera_id\":\"lobby\",\"name\":\"Lobby\",\"vision\":{\"detector\":\"none\"},"
            + "\"tracking\":{},\"zones\":[{\"zone_id\":\"door\",\"polygon\":[{\"x\":0.1,\"y\":0.5},"
            + "{\"x\":0.4,\"y\":0.5},{\"x\":0.4,\"y\":0.9}]}],\"lines\":[{\"line_id\":\"middle\","
            + "\"start\":{\"x\":0.5,\"y\":1},\"end\":{\"x\":0.5,\"y\":0}}]}";
    return switch (random.nextInt(5)) {
      case 0 -> camera;
      case 1 -> any(HOSTILE);
      case 2 -> camera.substring(0, random.nextInt(camera.length()));
      case 3 -> "[".repeat(random.nextInt(2_000)) + camera;
      default -> {
        // Another value in the place of one that fits.
        String wrong =
            any(
                List.of(
                    "null", "1e999", "-1", "[]", "{}", "true", "\"" + quoted(any(HOSTILE)) + "\""));
        List<String> places = List.of("\"lobby\"", "\"Lobby\"", "\"none\"", "0.5", "{}", "0.9");
        yield camera.replace(any(places), wrong);
      }
    };
  }

  private String[] headers() {
    if (random.nextInt(3) != 0) {
      return new String[0];
    }
    String name =
        any(
            List.of(
                "Range", "If-None-Match", "If-Range", "Last-Event-ID", "Accept", "Content-Type"));
    String value = any(HOSTILE).replaceAll("[^\\x20-\\x7e]", "?").strip();
    return new String[] {name, value};
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\x00-\\x1f]", " ");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
