package io.followspot.gateway.store;

import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.protos.v1.TrackSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** Queries of single tracks and cameras. */
public final class History {
  /** Ids that satisfy one condition alone, each from an index of its own. */
  private static final String BY_REGION =
      "select track_id from events where region_id = any(:regions)";

  private static final String BY_DURATION =
      "select track_id from tracks where duration_us >= :duration";
  private static final int FEW = 2_000;
  private static final int ROWS_AT_A_TIME = 500;

  private final Store store;

  /** Creates queries of this store. */
  public History(Store store) {
    this.store = store;
  }

  /** A track as of its newest committed event. */
  public Optional<TrackSnapshot> track(String trackId) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select body from tracks where track_id = :track")
                    .bind("track", trackId)
                    .mapTo(byte[].class)
                    .findOne()
                    .map(ColumnValues::track));
  }

  /** A track as of its newest committed event that happened no later than a time. */
  public Optional<TrackSnapshot> trackAsOf(String trackId, long atUs) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select body from events where track_id = :track and occurred_at_us <= :at"
                            + " order by sequence desc limit 1")
                    .bind("track", trackId)
                    .bind("at", atUs)
                    .mapTo(byte[].class)
                    .findOne()
                    .map(body -> ColumnValues.trackEvent(body).getTrack()));
  }

  /** A track's events, in order. */
  public List<TrackEvent> events(String trackId) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select body from events where track_id = :track order by sequence")
                    .bind("track", trackId)
                    .mapTo(byte[].class)
                    .map(ColumnValues::trackEvent)
                    .list());
  }

  /** The newest event of every camera that ever had one. */
  public List<CameraEvent> cameras() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select body from cameras")
                    .mapTo(byte[].class)
                    .map(ColumnValues::cameraEvent)
                    .list());
  }

  /** Tracks, the last seen first. */
  public List<TrackSnapshot> search(TrackFilter filter) {
    return store.jdbi().withHandle(handle -> found(handle, filter, 0).list());
  }

  /** Passes on tracks, the last seen first, with only one in memory. */
  public void each(TrackFilter filter, Consumer<TrackSnapshot> taker) {
    store.jdbi().useTransaction(handle -> found(handle, filter, ROWS_AT_A_TIME).forEach(taker));
  }

  /**
   * Whether few tracks satisfy one condition alone: then all of them are examined. Otherwise the
   * latest tracks are examined until enough match, which is quick.
   */
  private static boolean isRare(Handle handle, TrackFilter filter, String ids) {
    Query query = handle.createQuery("select count(*) from (" + ids + " limit " + FEW + ") as few");
    if (ids.equals(BY_REGION)) {
      query.bindArray("regions", String.class, filter.regions());
    } else if (ids.equals(BY_DURATION)) {
      query.bind("duration", durationUs(filter));
    } else {
      bindCrossed(query, filter);
      filter.fromUs().ifPresent(it -> query.bind("from", it));
      filter.toUs().ifPresent(it -> query.bind("to", it));
    }
    return query.mapTo(Integer.class).one() < FEW;
  }

  /** Ids of tracks with such a crossing within the filter's times. */
  private static String byCrossing(TrackFilter filter) {
    return "select track_id from events where "
        + filter.crossed().map(LineChoice::condition).orElse("1 = 1")
        + (filter.fromUs().isPresent() ? " and occurred_at_us >= :from" : "")
        + (filter.toUs().isPresent() ? " and occurred_at_us <= :to" : "");
  }

  private static void bindCrossed(Query query, TrackFilter filter) {
    filter
        .crossed()
        .filter(it -> !it.lines().isEmpty())
        .ifPresent(it -> query.bindArray("lines", String.class, it.lines()));
  }

  private static long durationUs(TrackFilter filter) {
    return filter.minDuration().orElse(Duration.ZERO).toNanos() / 1_000;
  }

  private static String sqlOf(
      TrackFilter filter, boolean rareRegion, boolean rareLength, boolean rareCrossing) {
    List<String> conditions = new ArrayList<>();
    if (!filter.cameras().isEmpty()) {
      conditions.add("camera_id = any(:cameras)");
    }
    if (!filter.statuses().isEmpty()) {
      conditions.add("status = any(:statuses)");
    }
    if (!filter.labels().isEmpty()) {
      conditions.add("label = any(:labels)");
    }
    if (!filter.regions().isEmpty()) {
      conditions.add(
          rareRegion
              ? "track_id in (" + BY_REGION + ")"
              : "exists (select 1 from events e where e.track_id = tracks.track_id and e.region_id"
                  + " = any(:regions))");
    }
    if (filter.crossed().isPresent()) {
      conditions.add(
          rareCrossing
              ? "track_id in (" + byCrossing(filter) + ")"
              : "exists (" + byCrossing(filter) + " and track_id = tracks.track_id)");
    }
    filter.fromUs().ifPresent(it -> conditions.add("last_seen_us >= :from"));
    // The second condition follows from the first, and lets the index scan start near the range
    // instead of at its newest end.
    filter
        .toUs()
        .ifPresent(it -> conditions.add("first_seen_us <= :to and last_seen_us <= :latest"));
    if (filter.minDuration().isPresent()) {
      conditions.add(rareLength ? "track_id in (" + BY_DURATION + ")" : "duration_us >= :duration");
    }
    filter
        .after()
        .ifPresent(
            it ->
                conditions.add(
                    "last_seen_us <= :seen and (last_seen_us < :seen or track_id < :after)"));
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    return "select body from tracks"
        + where
        + " order by last_seen_us desc, track_id desc limit :limit";
  }

  private static ResultIterable<TrackSnapshot> found(
      Handle handle, TrackFilter filter, int fetchSize) {
    boolean rareRegion = !filter.regions().isEmpty() && isRare(handle, filter, BY_REGION);
    boolean rareLength = filter.minDuration().isPresent() && isRare(handle, filter, BY_DURATION);
    boolean rareCrossing =
        filter.crossed().isPresent() && isRare(handle, filter, byCrossing(filter));
    String sql = sqlOf(filter, rareRegion, rareLength, rareCrossing);
    Query query = bind(handle.createQuery(sql), filter).setFetchSize(fetchSize);
    filter.toUs().ifPresent(it -> query.bind("latest", it + longestUs(handle)));
    return query.mapTo(byte[].class).map(ColumnValues::track);
  }

  /** How long the longest track was in view, in microseconds. */
  static long longestUs(Handle handle) {
    return handle
        .createQuery("select coalesce(max(duration_us), 0) from tracks")
        .mapTo(Long.class)
        .one();
  }

  private static Query bind(Query query, TrackFilter filter) {
    Map.of(
            "cameras", filter.cameras(),
            "statuses", filter.statuses(),
            "labels", filter.labels(),
            "regions", filter.regions())
        .forEach(
            (name, values) -> {
              if (!values.isEmpty()) {
                query.bindArray(name, String.class, values);
              }
            });
    bindCrossed(query, filter);
    filter.fromUs().ifPresent(it -> query.bind("from", it));
    filter.toUs().ifPresent(it -> query.bind("to", it));
    filter.minDuration().ifPresent(it -> query.bind("duration", durationUs(filter)));
    filter.after().ifPresent(it -> query.bind("seen", it.lastSeenUs()).bind("after", it.trackId()));
    return query.bind("limit", filter.limit());
  }
}
