package io.followspot.gateway.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import io.followspot.gateway.delivery.TopicDelivery;
import io.followspot.gateway.http.JsonText;
import io.followspot.protos.v1.TrackEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes track events by MQTT as Frigate does, for programs that read Frigate's: {@code
 * PREFIX/events}, and whether this bridge is connected at {@code PREFIX/available}.
 *
 * <p>An event is tried again until the pauses are over; then it and those after it are left out
 * until the broker answers again: late events would set off what reacts to them.
 */
public final class FrigateBridge implements TopicDelivery.Receiver, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FrigateBridge.class);
  private static final List<Duration> PAUSES =
      List.of(1, 2, 4, 8, 15).stream().map(Duration::ofSeconds).toList();

  /** Polls without an event between two attempts to connect: about five seconds. */
  private static final int SILENCES_PER_ATTEMPT = 10;

  private final MqttConnection connection;
  private final String topic;
  private final Predicate<String> shown;
  private final FrigateEvents events = new FrigateEvents();
  private final List<Duration> pauses;
  private int silences;
  private long leftOut;

  /**
   * Publishes.
   *
   * @param connection made with the topic of {@link #presenceTopic}
   * @param prefix the beginning of the topics, as {@code frigate}
   * @param shown whether the tracks of the camera of an id are told
   */
  public FrigateBridge(MqttConnection connection, String prefix, Predicate<String> shown) {
    this(connection, prefix, shown, PAUSES);
  }

  FrigateBridge(
      MqttConnection connection, String prefix, Predicate<String> shown, List<Duration> pauses) {
    this.connection = connection;
    this.topic = prefix + "/events";
    this.shown = shown;
    this.pauses = List.copyOf(pauses);
  }

  /** Where the broker tells whether this bridge is connected. */
  public static String presenceTopic(String prefix) {
    return prefix + "/available";
  }

  @Override
  public void accept(ConsumerRecord<String, byte[]> entry) throws InterruptedException {
    if (entry.value() == null) {
      return;
    }
    try {
      TrackEvent event = TrackEvent.parseFrom(entry.value());
      if (shown.test(event.getTrack().getCameraId())) {
        tell(event);
      }
    } catch (InvalidProtocolBufferException e) {
      log.warn("Skipping the track event at offset {}: {}", entry.offset(), e.getMessage());
    }
  }

  private void tell(TrackEvent event) throws InterruptedException {
    ObjectNode message = events.message(event);
    for (int attempt = 0; ; attempt++) {
      try {
        connection.publish(topic, JsonText.bytes(message), false);
        events.told(event, message);
        if (leftOut > 0) {
          log.warn("The MQTT broker answers again; {} track events were left out", leftOut);
          leftOut = 0;
        }
        return;
      } catch (MqttConnection.MqttFailure e) {
        if (leftOut > 0 || attempt >= pauses.size()) {
          if (leftOut++ == 0) {
            log.warn("Leaving track events out of {} for now: {}", topic, e.getMessage());
          }
          return;
        }
        Thread.sleep(pauses.get(attempt).toMillis());
      }
    }
  }

  /** Connects also without an event, so that readers see that this bridge is there. */
  @Override
  public void onSilence() throws InterruptedException {
    if (connection.isOpen() || silences++ % SILENCES_PER_ATTEMPT != 0) {
      return;
    }
    try {
      connection.open();
    } catch (MqttConnection.MqttFailure e) {
      log.debug("Cannot connect yet: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
