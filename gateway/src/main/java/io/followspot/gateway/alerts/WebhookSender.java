package io.followspot.gateway.alerts;

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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Sends alerts to a webhook. Follows no redirects. */
final class WebhookSender implements AlertSender {
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_S);
  private static final int MAX_ANSWER_BYTES = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final WebhookTarget target;
  private final Clock clock;
  private final Duration patience;

  /** The clock dates the signatures. */
  WebhookSender(WebhookTarget target, Clock clock) {
    this(target, clock, PATIENCE);
  }

  WebhookSender(WebhookTarget target, Clock clock, Duration patience) {
    this.target = target;
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public SendResult send(AlertEvent alert) throws InterruptedException {
    byte[] content = AlertJson.bytes(alert);
    HttpRequest request =
        HttpRequest.newBuilder(target.url())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Followspot")
            .header("Idempotency-Key", alert.getAlertId())
            .header(
                "Followspot-Signature",
                WebhookSignature.of(target.secret(), clock.instant().getEpochSecond(), content))
            .POST(HttpRequest.BodyPublishers.ofByteArray(content))
            .build();
    long beganNs = System.nanoTime();
    AtomicReference<InputStream> body = new AtomicReference<>(InputStream.nullInputStream());
    CompletableFuture<SendResult> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApply(
                response -> {
                  body.set(response.body());
                  String text = beginning(response.body());
                  return result(response.statusCode(), text, SendResult.msSince(beganNs));
                });
    try {
      // The request's own limit ends with the headers; a body may arrive byte by byte for ever.
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return SendResult.failed(String.valueOf(e.getCause()), SendResult.msSince(beganNs));
    } catch (TimeoutException e) {
      return SendResult.failed(
          "no complete answer within " + patience, SendResult.msSince(beganNs));
    } finally {
      answer.cancel(true);
      close(Objects.requireNonNull(body.get()));
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // The receiver has ended the connection.
    }
  }

  private static SendResult result(int status, String text, long durationMs) {
    boolean isTaken = status >= 200 && status < 300;
    boolean mayBeRepeated = status == 408 || status == 429 || status >= 500;
    SendResult.Outcome outcome =
        isTaken
            ? SendResult.Outcome.TAKEN
            : mayBeRepeated ? SendResult.Outcome.FAILED : SendResult.Outcome.REFUSED;
    return new SendResult(outcome, status, text, durationMs);
  }

  private static String beginning(InputStream body) {
    try {
      return new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
