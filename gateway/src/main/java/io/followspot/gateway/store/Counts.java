package io.followspot.gateway.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Aggregate queries over many tracks. */
public final class Counts {
  /** Later than any time, and far from overflow. */
  private static final long MAX_US = Long.MAX_VALUE / 4;

  private static final List<String> TYPES = List.of("line_crossed", "zone_entered", "zone_exited");

  private final Store store;

  /** Creates queries of this store. */
  public Counts(Store store) {
    this.store = store;
  }

  /**
   * The range of a count.
   *
   * @param cameras these; empty means all
   * @param fromUs from then on
   * @param toUs up to then
   */
  public record Span(List<String> cameras, Optional<Long> fromUs, Optional<Long> toUs) {}

  /**
   * How often something happened at a zone or a line within one bucket of time.
   *
   * @param cameraId the camera
   * @param regionId the zone or line
   * @param type zone_entered, zone_exited or line_crossed
   * @param forward for lines, the direction; false otherwise
   * @param bucketUs when the bucket begins, in microseconds since 1970
   * @param unsure whether these are the crossings below the least confidence asked for
   * @param count how often
   * @param dwellUs for exits, the total time that the tracks were inside
   */
  public record Tally(
      String cameraId,
      String regionId,
      String type,
      boolean forward,
      long bucketUs,
      boolean unsure,
      long count,
      long dwellUs) {}

  /**
   * How many tracks entered one zone first and another one last.
   *
   * @param cameraId the camera
   * @param from the first zone entered
   * @param to the last zone entered
   * @param count how many tracks
   */
  public record Flow(String cameraId, String from, String to, long count) {}

  /**
   * Tallies by region, type, direction and bucket.
   *
   * @param minConfidence crossings that are less sure are tallied separately; those of which it is
   *     not known are not less sure
   */
  public List<Tally> tallies(Span span, long bucketUs, float minConfidence) {
    // One type at a time: for a list of them, H2 would scan all events.
    return TYPES.stream()
        .flatMap(type -> tallies(type, span, bucketUs, minConfidence).stream())
        .toList();
  }

  private List<Tally> tallies(String type, Span span, long bucketUs, float minConfidence) {
    String sql =
        "select camera_id, region_id, type, ahead, bucket, unsure, count(*) as n, sum(dwell) as dwell from"
            + " (select camera_id, region_id, type, coalesce(forward, false) as ahead,"
            + " occurred_at_us - mod(occurred_at_us, :bucket) as bucket,"
            + " coalesce(confidence < :sure, false) as unsure,"
            + " coalesce(dwell_us, 0) as dwell from events where type = :type and "
            + where(span)
            + ") as happened group by camera_id, region_id, type, ahead, bucket, unsure"
            + " order by camera_id, region_id, type, ahead, bucket, unsure";
    return store
        .jdbi()
        .withHandle(
            handle ->
                bind(handle.createQuery(sql), span)
                    .bind("bucket", bucketUs)
                    .bind("type", type)
                    .bind("sure", minConfidence)
                    .map(
                        (row, context) ->
                            new Tally(
                                row.getString("camera_id"),
                                row.getString("region_id"),
                                row.getString("type"),
                                row.getBoolean("ahead"),
                                row.getLong("bucket"),
                                row.getBoolean("unsure"),
                                row.getLong("n"),
                                row.getLong("dwell")))
                    .list());
  }

  /** Occupants of each zone at the end of the span: entered, not exited, and not ended by then. */
  public List<Occupancy.Presence> inside(Span span) {
    return new Occupancy(store).at(span.toUs().orElse(MAX_US), span.cameras());
  }

  /** First and last zone of tracks that entered at least two zones. */
  public List<Flow> flows(Span span) {
    String sql =
        "select camera_id, track_id, region_id from events where "
            + where(span)
            + " and type = 'zone_entered' order by camera_id, track_id, sequence";
    Map<String, List<String>> visits =
        store
            .jdbi()
            .withHandle(
                handle ->
                    bind(handle.createQuery(sql), span)
                        .reduceRows(
                            new LinkedHashMap<String, List<String>>(),
                            (all, row) -> {
                              all.computeIfAbsent(
                                      row.getColumn("track_id", String.class),
                                      id -> new ArrayList<>())
                                  .add(row.getColumn("region_id", String.class));
                              return all;
                            }));
    Map<List<String>, Long> flows = new HashMap<>();
    visits.forEach(
        (track, zones) -> {
          if (zones.size() > 1) {
            String camera = track.substring(0, track.indexOf('.'));
            flows.merge(List.of(camera, zones.get(0), zones.get(zones.size() - 1)), 1L, Long::sum);
          }
        });
    return flows.entrySet().stream()
        .map(
            it ->
                new Flow(it.getKey().get(0), it.getKey().get(1), it.getKey().get(2), it.getValue()))
        .sorted(java.util.Comparator.comparingLong(Flow::count).reversed())
        .toList();
  }

  /**
   * Tracks per bucket, by when they were first seen.
   *
   * @return the bucket's beginning in microseconds since 1970, and how many
   */
  public Map<Long, Long> tracks(Span span, long bucketUs) {
    String sql =
        "select bucket, count(*) as n from (select first_seen_us - mod(first_seen_us, :bucket) as"
            + " bucket from tracks where "
            + where(span).replace("occurred_at_us", "first_seen_us")
            + ") as seen group by bucket order by bucket";
    return store
        .jdbi()
        .withHandle(
            handle ->
                bind(handle.createQuery(sql), span)
                    .bind("bucket", bucketUs)
                    .reduceRows(
                        new LinkedHashMap<Long, Long>(),
                        (all, row) -> {
                          all.put(
                              row.getColumn("bucket", Long.class), row.getColumn("n", Long.class));
                          return all;
                        }));
  }

  private static String where(Span span) {
    List<String> conditions = new ArrayList<>();
    conditions.add("1 = 1");
    if (!span.cameras().isEmpty()) {
      conditions.add("camera_id = any(:cameras)");
    }
    span.fromUs().ifPresent(it -> conditions.add("occurred_at_us >= :from"));
    span.toUs().ifPresent(it -> conditions.add("occurred_at_us <= :to"));
    return String.join(" and ", conditions);
  }

  private static Query bind(Query query, Span span) {
    if (!span.cameras().isEmpty()) {
      query.bindArray("cameras", String.class, span.cameras());
    }
    span.fromUs().ifPresent(it -> query.bind("from", it));
    span.toUs().ifPresent(it -> query.bind("to", it));
    return query;
  }
}
