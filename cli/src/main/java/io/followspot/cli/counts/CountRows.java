package io.followspot.cli.counts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by what was counted, in the order of the first answer. */
final class CountRows {
  /**
   * What is counted.
   *
   * @param cameraId at which camera
   * @param regionId at which line or zone
   * @param what forward, backward, entered or exited
   */
  record Key(String cameraId, String regionId, String what) {}

  private CountRows() {}

  /**
   * Reads an answer of the gateway, with zeros for lines and zones where nothing was counted.
   *
   * @param cameras the answer about the registered cameras
   * @param wanted of these; empty means all
   * @param lines of these lines, and no zones; empty means all lines and zones
   */
  static Map<Key, Long> of(
      JsonNode counts, JsonNode cameras, List<String> wanted, List<String> lines) {
    Map<Key, Long> rows = new LinkedHashMap<>();
    for (JsonNode camera : cameras.path("cameras")) {
      String id = camera.path("camera_id").asText();
      if (wanted.isEmpty() || wanted.contains(id)) {
        camera.path("lines").forEach(line -> line(rows, id, line));
        camera.path("zones").forEach(zone -> zone(rows, id, zone));
      }
    }
    counts.path("lines").forEach(line -> line(rows, line.path("camera_id").asText(), line));
    counts.path("zones").forEach(zone -> zone(rows, zone.path("camera_id").asText(), zone));
    if (!lines.isEmpty()) {
      rows.keySet().removeIf(key -> !lines.contains(key.regionId()));
    }
    return rows;
  }

  /** The crossings that are less sure than was asked for, where there are any. */
  static Map<Key, Long> unsure(JsonNode counts) {
    Map<Key, Long> rows = new LinkedHashMap<>();
    for (JsonNode line : counts.path("lines")) {
      for (String direction : List.of("forward", "backward")) {
        long unsure = line.path(direction + "_unsure").asLong();
        if (unsure > 0) {
          String cameraId = line.path("camera_id").asText();
          rows.put(new Key(cameraId, line.path("line_id").asText(), direction), unsure);
        }
      }
    }
    return rows;
  }

  private static void line(Map<Key, Long> rows, String cameraId, JsonNode line) {
    String id = line.path("line_id").asText();
    rows.put(new Key(cameraId, id, "forward"), line.path("forward").asLong());
    rows.put(new Key(cameraId, id, "backward"), line.path("backward").asLong());
  }

  private static void zone(Map<Key, Long> rows, String cameraId, JsonNode zone) {
    String id = zone.path("zone_id").asText();
    rows.put(new Key(cameraId, id, "entered"), zone.path("entered").asLong());
    rows.put(new Key(cameraId, id, "exited"), zone.path("exited").asLong());
  }

  /** What the registration calls a direction; the word itself if it has no name. */
  static String name(Key key, JsonNode cameras) {
    for (JsonNode camera : cameras.path("cameras")) {
      if (!camera.path("camera_id").asText().equals(key.cameraId())) {
        continue;
      }
      for (JsonNode line : camera.path("lines")) {
        String named = line.path(key.what() + "_name").asText();
        if (line.path("line_id").asText().equals(key.regionId()) && !named.isEmpty()) {
          return named;
        }
      }
    }
    return key.what();
  }
}
