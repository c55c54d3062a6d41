package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.followspot.gateway.GatewayFixture;
import io.followspot.gateway.access.Access;
import io.followspot.gateway.access.AllowedOrigins;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertSeverity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
  private static final String SECRET = "0123456789abcdef";
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final TopicPartition PARTITION = new TopicPartition(Topics.ALERTS, 0);

  private record Received(Map<String, List<String>> headers, byte[] body) {}

  @TempDir Path directory;
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          received.add(
              new Received(
                  Map.copyOf(exchange.getRequestHeaders()),
                  exchange.getRequestBody().readAllBytes()));
          byte[] text = "thanks".getBytes(StandardCharsets.UTF_8);
          Integer status = answers.poll();
          exchange.sendResponseHeaders(status == null ? 200 : status, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void alert_isSentAsJson_signedAndWithItsIdAsIdempotencyKey() throws InterruptedException {
    assertThat(webhooks().deliver(target(), alert("yard.alert.1"))).isTrue();

    Received sent = received.poll(10, TimeUnit.SECONDS);
    assertThat(sent.headers().get("Idempotency-key")).containsExactly("yard.alert.1");
    assertThat(sent.headers().get("Followspot-signature"))
        .containsExactly(WebhookSignature.of(SECRET, NOW.getEpochSecond(), sent.body()));
    assertThat(new String(sent.body(), StandardCharsets.UTF_8))
        .contains("\"alert_id\":\"yard.alert.1\"")
        .contains("\"snapshot\":\"/v1/tracks/yard.1.7/snapshot.jpg?at=");
  }

  @Test
  void signature_isTheHmacOfTimeAndBody() {
    // printf '1700000000.{}' | openssl dgst -sha256 -hmac 0123456789abcdef
    assertThat(WebhookSignature.of(SECRET, 1_700_000_000, "{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "t=1700000000,v1=e4f8e2ecae2295b2ddb2f0b5584c8275e226c0ebe9b3b819e70156bb67122e3e");
  }

  @Test
  void receiverInTrouble_isTriedAgain_andEveryAttemptLogged() throws InterruptedException {
    answers.addAll(List.of(503, 429));
    Webhooks webhooks = webhooks();

    assertThat(webhooks.deliver(target(), alert("yard.alert.1"))).isTrue();

    assertThat(webhooks.log().latest())
        .extracting(it -> it.attempt() + " " + it.answer().status() + " " + it.retried())
        .containsExactly("3 200 false", "2 429 true", "1 503 true");
  }

  @Test
  void receiverThatStaysInTrouble_isGivenUpAfterTheLastAttempt() throws InterruptedException {
    answers.addAll(List.of(500, 500, 500, 500, 500));
    Webhooks webhooks = webhooks();

    assertThat(webhooks.deliver(target(), alert("yard.alert.1"))).isFalse();
    assertThat(webhooks.log().latest()).hasSize(3);
  }

  @Test
  void receiverThatRefuses_isNotTriedAgain() throws InterruptedException {
    answers.add(400);

    assertThat(webhooks().deliver(target(), alert("yard.alert.1"))).isFalse();
    assertThat(received).hasSize(1);
  }

  @Test
  void redirect_isNotFollowed() throws InterruptedException {
    answers.add(302);

    assertThat(webhooks().deliver(target(), alert("yard.alert.1"))).isFalse();
    assertThat(received).hasSize(1);
  }

  @Test
  void receiverWhoseAnswerNeverEnds_isNotWaitedFor() throws InterruptedException {
    receiver.createContext(
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
            "ops", url().resolve("/drip"), SECRET, AlertSeverity.ALERT_SEVERITY_INFO, Set.of());
    WebhookSender sender = new WebhookSender(Clock.systemUTC(), Duration.ofMillis(500));

    WebhookAnswer answer = sender.send(endless, alert("yard.alert.1"));

    assertThat(answer.isTaken()).isFalse();
    assertThat(answer.text()).contains("no complete answer within PT0.5S");
  }

  @Test
  void target_getsItsCamerasAndSeveritiesOnly() {
    WebhookTarget picky =
        new WebhookTarget(
            "ops", url(), SECRET, AlertSeverity.ALERT_SEVERITY_CRITICAL, Set.of("yard"));

    assertThat(picky.wants(alert("yard.alert.1"))).isFalse();
    AlertEvent critical =
        alert("yard.alert.1").toBuilder()
            .setSeverity(AlertSeverity.ALERT_SEVERITY_CRITICAL)
            .build();
    assertThat(picky.wants(critical)).isTrue();
    assertThat(picky.wants(critical.toBuilder().setCameraId("lobby").build())).isFalse();
  }

  @Test
  void deliveredAlert_isCommitted_soThatARestartContinuesBehindIt() throws Exception {
    MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
    kafka.updateEndOffsets(Map.of(PARTITION, 5L));
    kafka.schedulePollTask(
        () -> {
          kafka.rebalance(List.of(PARTITION));
          kafka.addRecord(
              new ConsumerRecord<>(
                  Topics.ALERTS, 0, 5, "yard", alert("yard.alert.1").toByteArray()));
        });
    try (WebhookConsumer consumer = new WebhookConsumer(kafka, webhooks(), target())) {
      assertThat(received.poll(10, TimeUnit.SECONDS)).isNotNull();
      awaitCommitted(kafka, 6);
    }
  }

  @Test
  void newTarget_commitsItsPosition_soThatAlertsDuringARestartAreNotSkipped() throws Exception {
    MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
    kafka.updateEndOffsets(Map.of(PARTITION, 5L));
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(PARTITION)));
    try (WebhookConsumer consumer = new WebhookConsumer(kafka, webhooks(), target())) {
      awaitCommitted(kafka, 5);
    }
    assertThat(received).isEmpty();
  }

  @Test
  void testOfATarget_returnsTheReceiversAnswer() {
    answers.add(418);
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
      gateway.webhooks.deliver(target(), alert("yard.alert.1"));

      JsonNode deliveries = gateway.get("/v1/alerts/deliveries").json().path("deliveries");
      assertThat(deliveries).hasSize(1);
      assertThat(deliveries.get(0).path("alert_id").asText()).isEqualTo("yard.alert.1");
      assertThat(deliveries.get(0).path("target").asText()).isEqualTo("ops");
      assertThat(gateway.get("/v1/alerts/deliveries?camera=lobby").json().path("deliveries"))
          .isEmpty();
    }
  }

  @Test
  void file_isRead_andItsFlawsAreNamedWithoutSecrets() throws IOException {
    Path file = directory.resolve("webhooks.json");
    String sound =
        "{\"name\":\"ops\",\"url\":\"https://example.com/x\",\"secret\":\""
            + SECRET
            + "\",\"least_severity\":\"critical\",\"cameras\":[\"yard\"]}";
    Files.writeString(file, "[" + sound + "]");
    assertThat(WebhookFile.read(file.toString()))
        .containsExactly(
            new WebhookTarget(
                "ops",
                URI.create("https://example.com/x"),
                SECRET,
                AlertSeverity.ALERT_SEVERITY_CRITICAL,
                Set.of("yard")));
    assertThat(WebhookFile.read("")).isEmpty();
    for (String flawed :
        List.of(
            "[" + sound + "," + sound + "]",
            "[" + sound.replace("https", "file") + "]",
            "[" + sound.replace("ops", "o s") + "]",
            "[" + sound.replace("critical", "fatal") + "]",
            "[" + sound.replace("cameras", "camera") + "]",
            sound,
            "[" + sound)) {
      Files.writeString(file, flawed);
      assertThatThrownBy(() -> WebhookFile.read(file.toString()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(file.toString())
          .hasMessageNotContaining(SECRET);
    }
    Files.writeString(file, "[" + sound.replace(SECRET, "short") + "]");
    assertThatThrownBy(() -> WebhookFile.read(file.toString()))
        .hasMessageContaining("at least 16 characters");
  }

  private GatewayFixture gateway() {
    return new GatewayFixture(
        directory,
        Access.open(),
        AllowedOrigins.open("", ""),
        Optional.empty(),
        GatewayFixture.LIMITS,
        List.of(target()));
  }

  private static void awaitCommitted(MockConsumer<String, byte[]> kafka, long offset) {
    await("commit of offset " + offset)
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> kafka.committed(Set.of(PARTITION)).get(PARTITION),
            committed -> committed != null && committed.offset() == offset);
  }

  private static Webhooks webhooks() {
    return new Webhooks(
        List.of(),
        Clock.fixed(NOW, ZoneOffset.UTC),
        List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook");
  }

  private WebhookTarget target() {
    return new WebhookTarget("ops", url(), SECRET, AlertSeverity.ALERT_SEVERITY_INFO, Set.of());
  }

  private static AlertEvent alert(String id) {
    return AlertEvent.newBuilder()
        .setAlertId(id)
        .setCameraId("yard")
        .setTrackId("yard.1.7")
        .setSeverity(AlertSeverity.ALERT_SEVERITY_WARNING)
        .setAtUs(1_700_000_000_000_000L)
        .build();
  }
}
