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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

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
  private final Duration patience;

  /** The clock dates the signatures. */
  WebhookSender(Clock clock) {
    this(clock, PATIENCE);
  }

  WebhookSender(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * Sends an alert and waits for the receiver's answer, at most 10 s.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  WebhookAnswer send(WebhookTarget target, AlertEvent alert) throws InterruptedException {
    byte[] content = body(alert);
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
    CompletableFuture<WebhookAnswer> answer =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .thenApply(
                response -> {
                  body.set(response.body());
                  String text = beginning(response.body());
                  return new WebhookAnswer(response.statusCode(), text, since(beganNs));
                });
    try {
      // The request's own limit ends with the headers; a body may arrive byte by byte for ever.
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return new WebhookAnswer(0, String.valueOf(e.getCause()), since(beganNs));
    } catch (TimeoutException e) {
      return new WebhookAnswer(0, "no complete answer within " + patience, since(beganNs));
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

  private static byte[] body(AlertEvent alert) {
    try {
      return JsonText.bytes(AlertJson.of(alert));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String beginning(InputStream body) {
    try {
      return new String(body.readNBytes(MAX_ANSWER_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long since(long beganNs) {
    return (System.nanoTime() - beganNs) / 1_000_000;
  }
}
