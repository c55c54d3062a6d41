package io.followspot.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.followspot.gateway.delivery.TopicDelivery;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackEventType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker. */
class FrigateBridgeTest {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.TRACK_EVENTS, 0);

  @TempDir Path directory;
  private final MockConsumer<String, byte[]> kafka = new MockConsumer<>(OffsetResetStrategy.LATEST);
  private long offset = 5;

  @Test
  void events_areToldInOrder_withoutThoseOfOtherCameras_andTheBridgeShowsThatItIsThere()
      throws Exception {
    kafka.updateEndOffsets(Map.of(PARTITION, offset));
    kafka.schedulePollTask(() -> kafka.rebalance(List.of(PARTITION)));
    try (Mosquitto broker = new Mosquitto(directory);
        FrigateBridge bridge = bridge(broker);
        Mqtt3BlockingClientCloser client = new Mqtt3BlockingClientCloser(broker.client("reader"));
        Mqtt3BlockingClient.Mqtt3Publishes publishes =
            client.client().publishes(MqttGlobalPublishFilter.ALL)) {
      client.client().subscribeWith().topicFilter("cctv/#").qos(MqttQos.AT_LEAST_ONCE).send();
      TopicDelivery delivery = new TopicDelivery(kafka, Topics.TRACK_EVENTS, "frigate", bridge);
      assertThat(text(publishes, "cctv/available")).isEqualTo("online");

      add(FrigateEventsTest.event(TrackEventType.TRACK_EVENT_TYPE_CONFIRMED, 0.9f, "person"));
      add(elsewhere());
      add(FrigateEventsTest.event(TrackEventType.TRACK_EVENT_TYPE_ENDED, 0.9f, "person"));
      assertThat(text(publishes, "cctv/events"))
          .startsWith("{\"type\":\"new\"")
          .contains("yard.1.1");
      assertThat(text(publishes, "cctv/events")).startsWith("{\"type\":\"end\"");

      delivery.close();
      bridge.close();
      assertThat(text(publishes, "cctv/available")).isEqualTo("offline");
    }
  }

  @Test
  void event_waitsForTheBroker_andIsLeftOutIfThatTakesTooLong() throws Exception {
    try (Mosquitto broker = new Mosquitto(directory);
        FrigateBridge bridge = bridge(broker)) {
      broker.close();
      bridge.accept(entry(FrigateEventsTest.event(confirmed(), 0.9f, "lost")));
      broker.start();
      try (Mqtt3BlockingClientCloser client =
              new Mqtt3BlockingClientCloser(broker.client("reader"));
          Mqtt3BlockingClient.Mqtt3Publishes publishes =
              client.client().publishes(MqttGlobalPublishFilter.ALL)) {
        client.client().subscribeWith().topicFilter("cctv/events").send();
        bridge.accept(entry(FrigateEventsTest.event(confirmed(), 0.9f, "told")));
        assertThat(text(publishes, "cctv/events")).contains("\"told\"");
      }
    }
  }

  private static TrackEventType confirmed() {
    return TrackEventType.TRACK_EVENT_TYPE_CONFIRMED;
  }

  private static FrigateBridge bridge(Mosquitto broker) {
    MqttConnection connection =
        new MqttConnection(
            broker.url(), "", "", "bridge", "cctv/available", Duration.ofSeconds(10));
    return new FrigateBridge(
        connection,
        "cctv",
        camera -> !camera.equals("private"),
        List.of(Duration.ofMillis(10), Duration.ofMillis(10)));
  }

  private static TrackEvent elsewhere() {
    TrackEvent event = FrigateEventsTest.event(confirmed(), 0.9f, "person");
    return event.toBuilder()
        .setTrack(event.getTrack().toBuilder().setCameraId("private").setTrackId("private.1.1"))
        .build();
  }

  private void add(TrackEvent event) {
    ConsumerRecord<String, byte[]> entry = entry(event);
    kafka.schedulePollTask(() -> kafka.addRecord(entry));
  }

  private ConsumerRecord<String, byte[]> entry(TrackEvent event) {
    return new ConsumerRecord<>(
        Topics.TRACK_EVENTS, 0, offset++, event.getTrack().getCameraId(), event.toByteArray());
  }

  private static String text(Mqtt3BlockingClient.Mqtt3Publishes publishes, String topic)
      throws InterruptedException {
    Mqtt3Publish publish = publishes.receive(20, TimeUnit.SECONDS).orElseThrow();
    assertThat(publish.getTopic()).hasToString(topic);
    return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }

  private record Mqtt3BlockingClientCloser(Mqtt3BlockingClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.disconnect();
    }
  }
}
