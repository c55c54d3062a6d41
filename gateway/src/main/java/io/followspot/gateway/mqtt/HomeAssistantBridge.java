package io.followspot.gateway.mqtt;

import io.followspot.gateway.cameras.Cameras;
import io.followspot.gateway.http.JsonText;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.TrackSnapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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

  /** In place of a content that the broker may not have any more. */
  private static final byte[] LOST = {0};

  private final MqttConnection connection;
  private final HomeAssistant messages;
  private final Cameras cameras;
  private final Predicate<String> shown;
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
   * @param shown whether the camera of an id is told
   * @param present the tracks that are in the pictures now
   */
  public HomeAssistantBridge(
      MqttConnection connection,
      String topic,
      String discovery,
      Cameras cameras,
      Predicate<String> shown,
      Supplier<List<TrackSnapshot>> present) {
    this.connection = connection;
    messages = new HomeAssistant(topic, discovery);
    this.cameras = cameras;
    this.shown = shown;
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
        // What is no longer wanted has to be removed there, too.
        published.replaceAll((topic, content) -> LOST);
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
      if (!shown.test(id)) {
        continue;
      }
      messages
          .entities(camera)
          .forEach((topic, entity) -> wanted.put(topic, JsonText.bytes(entity)));
      List<TrackSnapshot> own = tracks.stream().filter(it -> it.getCameraId().equals(id)).toList();
      CameraCondition.State condition = cameras.condition(id).state();
      wanted.put(
          messages.stateTopic(id), JsonText.bytes(HomeAssistant.state(camera, own, condition)));
    }
    return wanted;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    connection.close();
  }
}
