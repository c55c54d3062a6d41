package io.followspot.gateway.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Occupancy of zones at a time, from the visits that were open then. */
public final class Occupancy {
  private static final int IDS_AT_A_TIME = 500;

  private final Store store;

  Occupancy(Store store) {
    this.store = store;
  }

  /**
   * How many tracks were in a zone.
   *
   * @param cameraId the camera
   * @param zoneId the zone
   * @param count how many
   */
  public record Presence(String cameraId, String zoneId, long count) {}

  /**
   * The occupied zones.
   *
   * @param atUs when, in microseconds since 1970
   * @param cameras of these; empty means all
   */
  List<Presence> at(long atUs, List<String> cameras) {
    Map<List<String>, Long> counts = new TreeMap<>(Occupancy::compare);
    store
        .jdbi()
        .useHandle(
            handle -> {
              List<String> present = present(handle, atUs, cameras);
              for (int i = 0; i < present.size(); i += IDS_AT_A_TIME) {
                int end = Math.min(i + IDS_AT_A_TIME, present.size());
                openVisits(handle, present.subList(i, end), atUs)
                    .forEach(visit -> counts.merge(visit, 1L, Long::sum));
              }
            });
    return counts.entrySet().stream()
        .map(it -> new Presence(it.getKey().get(0), it.getKey().get(1), it.getValue()))
        .toList();
  }

  private static int compare(List<String> a, List<String> b) {
    int byCamera = a.get(0).compareTo(b.get(0));
    return byCamera != 0 ? byCamera : a.get(1).compareTo(b.get(1));
  }

  /** Tracks that had begun and not ended. */
  private static List<String> present(Handle handle, long atUs, List<String> cameras) {
    String ofCameras = cameras.isEmpty() ? "" : " and camera_id = any(:cameras)";
    List<String> ids = new ArrayList<>();
    for (String alive :
        List.of(
            "status in ('tentative', 'confirmed', 'stationary', 'lost')",
            "status = 'ended' and last_seen_us > :at and last_seen_us <= :latest")) {
      var query =
          handle
              .createQuery(
                  "select track_id from tracks where first_seen_us <= :at and " + alive + ofCameras)
              .bind("at", atUs);
      if (alive.contains(":latest")) {
        query.bind("latest", atUs + History.longestUs(handle));
      }
      if (!cameras.isEmpty()) {
        query.bindArray("cameras", String.class, cameras);
      }
      ids.addAll(query.mapTo(String.class).list());
    }
    return ids;
  }

  /** Camera and zone of each open visit of these tracks. */
  private static List<List<String>> openVisits(Handle handle, List<String> tracks, long atUs) {
    Map<List<String>, List<String>> open = new HashMap<>();
    handle
        .createQuery(
            "select track_id, camera_id, region_id, type from events where track_id = any(:tracks)"
                + " and type in ('zone_entered', 'zone_exited') and occurred_at_us <= :at order by"
                + " track_id, sequence")
        .bindArray("tracks", String.class, tracks)
        .bind("at", atUs)
        .map(
            (row, context) ->
                List.of(
                    row.getString("track_id"),
                    row.getString("region_id"),
                    row.getString("camera_id"),
                    row.getString("type")))
        .forEach(
            row -> {
              if (row.get(3).equals("zone_entered")) {
                open.put(row.subList(0, 2), List.of(row.get(2), row.get(1)));
              } else {
                open.remove(row.subList(0, 2));
              }
            });
    return List.copyOf(open.values());
  }
}
