package io.followspot.gateway.mqtt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.http.JsonText;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.TrackSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the cameras to Home Assistant by MQTT: descriptions and states, retained, whenever they
 * change. After the broker was away everything is published again.
 */
public final class HomeAssistantBridge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HomeAssistantBridge.class);
  private static final long PERIOD_MS = 1_000;
  private static final byte[] NOTHING = {};

  private final MqttConnection connection;
  private final HomeAssistant messages;
  private final Cameras cameras;
  private final Supplier<List<TrackSnapshot>> present;

  /** What the broker has retained, by topic. */
  private final Map<String, byte[]> published = new HashMap<>();

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "home-assistant");
            thread.setDaemon(true);
            return thread;
          });
  private boolean failed;

  /**
   * Starts publishing.
   *
   * @param connection made with the topic of {@link #presenceTopic}
   * @param topic the beginning of the topics of states
   * @param discovery the beginning of the topics of discovery
   * @param present the tracks that are in the pictures now
   */
  public HomeAssistantBridge(
      MqttConnection connection,
      String topic,
      String discovery,
      Cameras cameras,
      Supplier<List<TrackSnapshot>> present) {
    this.connection = connection;
    messages = new HomeAssistant(topic, discovery);
    this.cameras = cameras;
    this.present = present;
    var unused = timer.scheduleWithFixedDelay(this::publish, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
  }

  /** Where the broker tells whether this bridge is connected. */
  public static String presenceTopic(String topic) {
    return new HomeAssistant(topic, "").presenceTopic();
  }

  private void publish() {
    try {
      if (!connection.isOpen()) {
        published.clear();
      }
      Map<String, byte[]> wanted = wanted();
      for (Map.Entry<String, byte[]> one : wanted.entrySet()) {
        if (!Arrays.equals(one.getValue(), published.get(one.getKey()))) {
          connection.publish(one.getKey(), one.getValue(), true);
          published.put(one.getKey(), one.getValue());
        }
      }
      for (String topic : List.copyOf(published.keySet())) {
        if (!wanted.containsKey(topic)) {
          connection.publish(topic, NOTHING, true);
          published.remove(topic);
        }
      }
      failed = false;
    } catch (MqttConnection.MqttFailure | RuntimeException e) {
      if (!failed) {
        log.warn("Cannot publish to Home Assistant, retrying: {}", e.getMessage());
      }
      failed = true;
    } catch (InterruptedException e) {
      // close() is waiting.
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, byte[]> wanted() {
    Map<String, byte[]> wanted = new HashMap<>();
    List<TrackSnapshot> tracks = present.get();
    for (CameraRegistration camera : cameras.all()) {
      String id = camera.getCameraId();
      messages.entities(camera).forEach((topic, entity) -> wanted.put(topic, bytes(entity)));
      List<TrackSnapshot> own = tracks.stream().filter(it -> it.getCameraId().equals(id)).toList();
      String condition = cameras.condition(id).state().name().toLowerCase(Locale.ROOT);
      wanted.put(messages.stateTopic(id), bytes(HomeAssistant.state(camera, own, condition)));
    }
    return wanted;
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JsonText.bytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    connection.close();
  }
}
