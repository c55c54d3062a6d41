package io.followspot.gateway.alerts;

import io.followspot.gateway.http.JsonText;
import io.followspot.protos.v1.AlertEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Sends alerts to webhooks, one attempt at a time. Follows no redirects. */
final class WebhookSender {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ANSWER_BYTES = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Clock clock;

  /** The clock dates the signatures. */
  WebhookSender(Clock clock) {
    this.clock = clock;
  }

  /**
   * Sends an alert and waits for the receiver's answer, at most 10 s.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  WebhookAnswer send(WebhookTarget target, AlertEvent alert) throws InterruptedException {
    byte[] body = body(alert);
    HttpRequest request =
        HttpRequest.newBuilder(target.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Followspot")
            .header("Idempotency-Key", alert.getAlertId())
            .header(
                "Followspot-Signature",
                WebhookSignature.of(target.secret(), clock.instant().getEpochSecond(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    long beganNs = System.nanoTime();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      return new WebhookAnswer(response.statusCode(), beginning(response), since(beganNs));
    } catch (IOException e) {
      return new WebhookAnswer(0, String.valueOf(e), since(beganNs));
    }
  }

  private static byte[] body(AlertEvent alert) {
    try {
      return JsonText.bytes(AlertJson.of(alert));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String beginning(HttpResponse<InputStream> response) throws IOException {
    try (InputStream in = response.body()) {
      return new String(in.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
    }
  }

  private static long since(long beganNs) {
    return (System.nanoTime() - beganNs) / 1_000_000;
  }
}
