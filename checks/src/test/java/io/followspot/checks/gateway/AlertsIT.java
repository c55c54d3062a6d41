package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.followspot.checks.system.Filming;
import io.followspot.checks.system.Lives;
import io.followspot.checks.system.Undisturbed;
import io.followspot.kafka.KafkaConnection;
import io.followspot.launcher.LocalSystem;
import io.followspot.launcher.TemporaryHome;
import io.followspot.process.Setting;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.RelativePoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** An alert rule of a camera, from its frames through Flink and Kafka to a webhook. */
class AlertsIT {
  private static final String CAMERA = "gate";

  @Test
  void personWhoCrossesALine_isReportedOnce_toTheApiAndToAWebhook() throws Exception {
    LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    HttpServer receiver = receiver(received);
    try (TemporaryHome home = TemporaryHome.make("alerts")) {
      Path targets =
          Files.writeString(home.path().resolve("targets.json"), targetAt(receiver.getAddress()));
      LocalSystem.Options options =
          LocalSystem.Options.anywhere(home.path())
              .with(Map.of(Setting.ALERT_TARGETS, targets.toString()));
      try (LocalSystem system = LocalSystem.start(options, System.out::println)) {
        KafkaConnection kafka = KafkaConnection.to(system.bootstrapServers());
        Filming.register(kafka, registration());
        Filming.film(kafka, CAMERA, "sim:lobby?seed=3&seconds=15");
        Lives.onceOver(kafka, CAMERA);

        JsonNode answer =
            new Http(system).await("/v1/alerts?camera=gate", it -> it.path("alerts").size() > 0);
        JsonNode alert = answer.at("/alerts").get(answer.at("/alerts").size() - 1);
        assertThat(alert.path("alert_id").asText()).isEqualTo("gate.alert.1");
        assertThat(alert.path("rule_id").asText()).isEqualTo("crossing");
        assertThat(alert.path("track_id").asText()).startsWith("gate.1.");
        assertThat(ids(answer)).doesNotHaveDuplicates();

        // A target that is new gets the alerts from its start on, so it has them all.
        for (int i = ids(answer).size(); i > 0; i--) {
          assertThat(received.poll(60, TimeUnit.SECONDS)).isNotNull().contains("\"gate.alert.");
        }
        assertThat(Undisturbed.differences(kafka, CAMERA)).isEmpty();
      }
    } finally {
      receiver.stop(0);
    }
  }

  private static HttpServer receiver(LinkedBlockingQueue<String> received) throws Exception {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(new String(exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private static String targetAt(InetSocketAddress receiver) {
    return "[{\"name\":\"ops\",\"url\":\"http://127.0.0.1:%d/\",\"secret\":\"0123456789abcdef\"}]"
        .formatted(receiver.getPort());
  }

  private static CameraRegistration registration() {
    return CameraRegistration.newBuilder()
        .setCameraId(CAMERA)
        .addLines(
            Line.newBuilder().setLineId("middle").setStart(point(0.5, 0)).setEnd(point(0.5, 1)))
        .addAlertRules(
            AlertRule.newBuilder()
                .setRuleId("crossing")
                .setKind(AlertKind.ALERT_KIND_LINE_CROSSED)
                .setLineId("middle")
                .setCoolDownUs(0))
        .build();
  }

  private static RelativePoint point(double x, double y) {
    return RelativePoint.newBuilder().setX(x).setY(y).build();
  }

  private static List<String> ids(JsonNode answer) {
    return StreamSupport.stream(answer.path("alerts").spliterator(), false)
        .map(it -> it.path("alert_id").asText())
        .toList();
  }
}
