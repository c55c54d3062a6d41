package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTargetsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  @TempDir Path directory;
  private WebhookReceiver receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = new WebhookReceiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void alert_isSentAsJson_signedAndWithItsIdAsIdempotencyKey() throws InterruptedException {
    assertThat(webhooks().deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1")))
        .isTrue();

    WebhookReceiver.Received sent = receiver.received.poll(10, TimeUnit.SECONDS);
    assertThat(sent.headers().get("Idempotency-key")).containsExactly("yard.alert.1");
    assertThat(sent.headers().get("Followspot-signature"))
        .containsExactly(
            WebhookSignature.of(WebhookReceiver.SECRET, NOW.getEpochSecond(), sent.body()));
    assertThat(new String(sent.body(), StandardCharsets.UTF_8))
        .contains("\"alert_id\":\"yard.alert.1\"")
        .contains("\"snapshot\":\"/v1/tracks/yard.1.7/snapshot.jpg?at=");
  }

  @Test
  void signature_isTheHmacOfTimeAndBody() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
    assertThat(
            WebhookSignature.of(
                WebhookReceiver.SECRET, 1_700_000_000, "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "t=1700000000,v1=e4f8e2ecae2295b2ddb2f0b5584c8275e226c0ebe9b3b819e70156bb67122e3e");
  }

  @Test
  void receiverInTrouble_isTriedAgain_andEveryAttemptLogged() throws InterruptedException {
    receiver.answers.addAll(List.of(503, 429));
    AlertTargets webhooks = webhooks();

    assertThat(webhooks.deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1"))).isTrue();

    assertThat(webhooks.log().latest())
        .extracting(it -> it.attempt() + " " + it.answer().status() + " " + it.retried())
        .containsExactly("3 200 false", "2 429 true", "1 503 true");
  }

  @Test
  void receiverThatStaysInTrouble_isGivenUpAfterTheLastAttempt() throws InterruptedException {
    receiver.answers.addAll(List.of(500, 500, 500, 500, 500));
    AlertTargets webhooks = webhooks();

    assertThat(webhooks.deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1")))
        .isFalse();
    assertThat(webhooks.log().latest()).hasSize(3);
  }

  @Test
  void receiverThatRefuses_isNotTriedAgain() throws InterruptedException {
    receiver.answers.add(400);

    assertThat(webhooks().deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1")))
        .isFalse();
    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void redirect_isNotFollowed() throws InterruptedException {
    receiver.answers.add(302);

    assertThat(webhooks().deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1")))
        .isFalse();
    assertThat(receiver.received).hasSize(1);
  }

  @Test
  void receiverWhoseAnswerNeverEnds_isNotWaitedFor() throws InterruptedException {
    receiver.server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 1_000; i++) {
              out.write('.');
              out.flush();
              Thread.sleep(20);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    WebhookTarget endless =
        new WebhookTarget(
            new AlertFilter("ops", AlertSeverity.ALERT_SEVERITY_INFO, Set.of()),
            receiver.url().resolve("/drip"),
            WebhookReceiver.SECRET);
    WebhookSender sender = new WebhookSender(endless, Clock.systemUTC(), Duration.ofMillis(500));

    SendResult answer = sender.send(WebhookReceiver.alert("yard.alert.1"));

    assertThat(answer.isTaken()).isFalse();
    assertThat(answer.text()).contains("no complete answer within PT0.5S");
  }

  @Test
  void target_getsItsCamerasAndSeveritiesOnly() {
    WebhookTarget picky =
        new WebhookTarget(
            new AlertFilter("ops", AlertSeverity.ALERT_SEVERITY_CRITICAL, Set.of("yard")),
            receiver.url(),
            WebhookReceiver.SECRET);

    assertThat(picky.wants(WebhookReceiver.alert("yard.alert.1"))).isFalse();
    AlertEvent critical =
        WebhookReceiver.alert("yard.alert.1").toBuilder()
            .setSeverity(AlertSeverity.ALERT_SEVERITY_CRITICAL)
            .build();
    assertThat(picky.wants(critical)).isTrue();
    assertThat(picky.wants(critical.toBuilder().setCameraId("lobby").build())).isFalse();
  }

  @Test
  void testOfATarget_returnsTheReceiversAnswer() {
    receiver.answers.add(418);
    try (GatewayFixture gateway = gateway()) {
      JsonNode answer = gateway.send("POST", "/v1/alerts/test", "{\"target\":\"ops\"}").json();
      assertThat(answer.path("taken").asBoolean()).isFalse();
      assertThat(answer.path("status").asInt()).isEqualTo(418);
      assertThat(answer.path("answer").asText()).isEqualTo("thanks");
      assertThat(
              gateway
                  .send("POST", "/v1/alerts/test", "{\"target\":\"http://127.0.0.1/\"}")
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void deliveries_areListed() throws InterruptedException {
    try (GatewayFixture gateway = gateway()) {
      gateway.targets.deliver(receiver.target(), WebhookReceiver.alert("yard.alert.1"));

      JsonNode answer = gateway.get("/v1/alerts/deliveries").json();
      assertThat(answer.path("targets").toString()).isEqualTo("[\"ops\"]");
      JsonNode deliveries = answer.path("deliveries");
      assertThat(deliveries).hasSize(1);
      assertThat(deliveries.get(0).path("alert_id").asText()).isEqualTo("yard.alert.1");
      assertThat(deliveries.get(0).path("target").asText()).isEqualTo("ops");
      assertThat(gateway.get("/v1/alerts/deliveries?camera=lobby").json().path("deliveries"))
          .isEmpty();
    }
  }

  private GatewayFixture gateway() {
    return new GatewayFixture(
        directory,
        Access.open(),
        AllowedOrigins.open("", ""),
        Optional.empty(),
        GatewayFixture.LIMITS,
        List.of(receiver.target()));
  }

  private AlertTargets webhooks() {
    return new AlertTargets(
        List.of(receiver.target()),
        alert -> Optional.empty(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
  }
}
