package io.followspot.cli.camera;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.json.MessageJson;
import io.followspot.kafka.CameraCondition;
import io.followspot.kafka.CameraDirectory;
import io.followspot.kafka.CameraLog;
import io.followspot.kafka.KafkaConnection;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A camera's registration and its condition.
 *
 * @param registration the latest
 * @param newest the camera's newest event, null if there is none
 * @param condition from that event and the time since then
 */
record CameraStatus(
    CameraRegistration registration, @Nullable CameraEvent newest, CameraCondition condition) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<CameraStatus> all(KafkaConnection connection) {
    CameraArrivals arrivals = new CameraArrivals();
    Map<String, CameraEvent> log = CameraLog.read(connection, arrivals::accept);
    List<CameraStatus> cameras = new ArrayList<>();
    CameraDirectory.read(connection)
        .forEach(
            (id, registration) ->
                cameras.add(
                    new CameraStatus(
                        registration,
                        log.get(id),
                        arrivals.condition(id, log.get(id), System.currentTimeMillis()))));
    return cameras;
  }

  /**
   * Finds a camera.
   *
   * @throws CliException if there is none with that id
   */
  static CameraStatus of(KafkaConnection connection, String cameraId) {
    List<CameraStatus> cameras = all(connection);
    return cameras.stream()
        .filter(camera -> camera.registration().getCameraId().equals(cameraId))
        .findFirst()
        .orElseThrow(() -> unknown(cameraId, cameras));
  }

  private static CliException unknown(String cameraId, List<CameraStatus> cameras) {
    String known =
        cameras.isEmpty()
            ? "no camera is registered; add one with ./followspot camera add " + cameraId
            : "registered cameras are "
                + String.join(
                    ", ", cameras.stream().map(c -> c.registration().getCameraId()).toList());
    return new CliException("unknown camera \"" + cameraId + "\": " + known, CliException.FAILED);
  }

  /**
   * Refuses an invalid camera id.
   *
   * @throws CliException if it is invalid
   */
  static void requireId(String cameraId) {
    if (!Ids.isName(cameraId)) {
      throw new CliException(
          "\"" + cameraId + "\" is not a valid camera id: allowed are " + Ids.NAME_RULE);
    }
  }

  /**
   * The condition as a word: pending until the camera's function has processed the registration.
   */
  String word() {
    return condition.state().name().toLowerCase(Locale.ROOT);
  }

  /** State, registration and newest event in the form of the HTTP API. */
  ObjectNode json() {
    ObjectNode json =
        JSON.createObjectNode()
            .put("camera_id", registration.getCameraId())
            .put("state", word())
            .put("message", condition.message());
    json.set("registration", MessageJson.write(registration));
    if (newest != null) {
      json.set("newest_event", MessageJson.write(newest));
    }
    return json;
  }
}
