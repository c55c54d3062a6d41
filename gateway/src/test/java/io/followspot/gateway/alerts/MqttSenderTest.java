package io.followspot.gateway.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.followspot.gateway.mqtt.Mosquitto;
import io.followspot.protos.v1.AlertSeverity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker. */
class MqttSenderTest {
  @TempDir Path directory;

  @Test
  void alert_isPublishedAsJson_underItsCamera_alsoAfterTheBrokerWasAway() throws Exception {
    try (Mosquitto broker = new Mosquitto(directory);
        MqttSender sender =
            new MqttSender(new MqttTarget(filter(), broker.url(), "", "", "home", "", ""))) {
      assertThat(received(broker, sender, "yard.alert.1"))
          .contains("\"alert_id\":\"yard.alert.1\"");

      broker.close();
      SendResult failed = sender.send(WebhookReceiver.alert("yard.alert.2"));
      assertThat(failed.isTaken()).isFalse();
      assertThat(failed.mayBeRepeated()).isTrue();

      broker.start();
      assertThat(received(broker, sender, "yard.alert.2"))
          .contains("\"alert_id\":\"yard.alert.2\"");
    }
  }

  private static String received(Mosquitto broker, MqttSender sender, String id) throws Exception {
    Mqtt3BlockingClient reader = broker.client("reader");
    try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
        reader.publishes(MqttGlobalPublishFilter.SUBSCRIBED)) {
      reader.subscribeWith().topicFilter("home/+/alert").qos(MqttQos.AT_LEAST_ONCE).send();
      SendResult result = sender.send(WebhookReceiver.alert(id));
      assertThat(result.text()).isEqualTo("acknowledged");
      Mqtt3Publish publish = publishes.receive(20, TimeUnit.SECONDS).orElseThrow();
      assertThat(publish.getTopic()).hasToString("home/yard/alert");
      return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
    } finally {
      reader.disconnect();
    }
  }

  @Test
  void target_refusesATopicWithWildcards_andPasswordsInTheClear() {
    URI here = URI.create("mqtt://127.0.0.1");
    assertThatThrownBy(() -> new MqttTarget(filter(), here, "", "", "home/#", "", ""))
        .hasMessageContaining("topic, discovery and frigate of home");
    assertThatThrownBy(
            () ->
                new MqttTarget(filter(), URI.create("mqtt://192.0.2.1"), "u", "p", "home", "", ""))
        .hasMessageContaining("mqtts");
  }

  private static AlertFilter filter() {
    return new AlertFilter("home", AlertSeverity.ALERT_SEVERITY_INFO, Set.of());
  }
}
