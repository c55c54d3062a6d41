package io.followspot.gateway.mqtt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.gateway.http.JsonText;
import io.followspot.kafka.CameraCondition;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.Zone;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What Home Assistant's MQTT discovery reads: for each camera a device with the number of objects
 * in the picture and in each zone, whether there are any, and the camera's condition.
 *
 * @param topic the beginning of the topics of states
 * @param discovery the beginning of the topics of discovery, as {@code homeassistant}
 */
record HomeAssistant(String topic, String discovery) {
  String presenceTopic() {
    return topic + "/status";
  }

  String stateTopic(String cameraId) {
    return topic + "/" + cameraId + "/state";
  }

  /** The descriptions of a camera's entities, by topic. */
  Map<String, ObjectNode> entities(CameraRegistration camera) {
    Map<String, ObjectNode> entities = new LinkedHashMap<>();
    add(entities, camera, "binary_sensor", "present", "Presence", "present")
        .put("device_class", "occupancy");
    add(entities, camera, "sensor", "objects", "Objects", "objects")
        .put("state_class", "measurement");
    add(entities, camera, "sensor", "condition", "Condition", "condition")
        .put("entity_category", "diagnostic");
    for (Zone zone : camera.getZonesList()) {
      String name = zone.getName().isEmpty() ? zone.getZoneId() : zone.getName();
      String key = "zone_" + zone.getZoneId();
      add(entities, camera, "sensor", key, name, "zones['" + zone.getZoneId() + "']")
          .put("state_class", "measurement");
    }
    return entities;
  }

  private ObjectNode add(
      Map<String, ObjectNode> entities,
      CameraRegistration camera,
      String kind,
      String key,
      String name,
      String value) {
    String id = "followspot_" + camera.getCameraId() + "_" + key;
    ObjectNode entity =
        JsonText.object()
            .put("name", name)
            .put("unique_id", id)
            .put("state_topic", stateTopic(camera.getCameraId()))
            .put("availability_topic", presenceTopic())
            .put("value_template", "{{ value_json." + value + " }}");
    ObjectNode device = entity.putObject("device");
    device.putArray("identifiers").add("followspot_" + camera.getCameraId());
    device.put("name", camera.getName().isEmpty() ? camera.getCameraId() : camera.getName());
    device.put("manufacturer", "Followspot");
    entities.put(discovery + "/" + kind + "/" + id + "/config", entity);
    return entity;
  }

  /**
   * A camera's state. What is in the picture is null, which Home Assistant shows as unknown, while
   * no frames come although the stream is open: the last known tracks are then long gone.
   *
   * @param present the tracks that are in its picture as far as is known
   */
  static ObjectNode state(
      CameraRegistration camera,
      Collection<TrackSnapshot> present,
      CameraCondition.State condition) {
    boolean isKnown =
        condition != CameraCondition.State.OFFLINE && condition != CameraCondition.State.UNKNOWN;
    ObjectNode state = JsonText.object();
    state.put("present", isKnown ? present.isEmpty() ? "OFF" : "ON" : null);
    state.put("objects", isKnown ? Integer.valueOf(present.size()) : null);
    state.put("condition", condition.name().toLowerCase(Locale.ROOT));
    ObjectNode zones = state.putObject("zones");
    for (Zone zone : camera.getZonesList()) {
      String id = zone.getZoneId();
      long inside = present.stream().filter(it -> it.getZonesList().contains(id)).count();
      zones.put(id, isKnown ? Long.valueOf(inside) : null);
    }
    ArrayNode labels = state.putArray("labels");
    if (isKnown) {
      present.stream()
          .map(TrackSnapshot::getLabel)
          .filter(it -> !it.isEmpty())
          .distinct()
          .sorted()
          .forEach(labels::add);
    }
    return state;
  }
}
