package io.followspot.gateway.alerts;

import io.followspot.gateway.mqtt.MqttConnection;
import io.followspot.protos.v1.AlertEvent;
import java.time.Duration;

/** Publishes alerts by MQTT: taken means that the broker has acknowledged it. */
final class MqttSender implements AlertSender {
  private final MqttTarget target;
  private final MqttConnection connection;

  MqttSender(MqttTarget target) {
    this.target = target;
    connection =
        new MqttConnection(
            target.url(),
            target.user(),
            target.password(),
            "followspot-" + target.name(),
            null,
            Duration.ofSeconds(PATIENCE_S));
  }

  @Override
  public SendResult send(AlertEvent alert) throws InterruptedException {
    long beganNs = System.nanoTime();
    // Tests are of no camera.
    String camera = alert.getCameraId().isEmpty() ? "test" : alert.getCameraId();
    try {
      connection.publish(target.topic() + "/" + camera + "/alert", AlertJson.bytes(alert), false);
      return new SendResult(
          SendResult.Outcome.TAKEN, 0, "acknowledged", SendResult.msSince(beganNs));
    } catch (MqttConnection.MqttFailure e) {
      return SendResult.failed(String.valueOf(e.getMessage()), SendResult.msSince(beganNs));
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
