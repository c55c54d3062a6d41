package io.followspot.gateway.store;

import io.followspot.protos.v1.TrackEvent;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Queries of single crossings of lines. */
public final class Crossings {
  private final Store store;

  /** Creates queries of this store. */
  public Crossings(Store store) {
    this.store = store;
  }

  /** The events of the crossings, the latest first. */
  public List<TrackEvent> search(CrossingFilter filter) {
    String sql =
        "select body from events where "
            + condition(filter)
            + " and coalesce(confidence >= :sure, true)"
            + (filter.after().isEmpty()
                ? ""
                : " and occurred_at_us <= :last and (occurred_at_us < :last or event_id < :after)")
            + " order by occurred_at_us desc, event_id desc limit :limit";
    return store
        .jdbi()
        .withHandle(
            handle ->
                bind(handle.createQuery(sql), filter)
                    .mapTo(byte[].class)
                    .map(ColumnValues::trackEvent)
                    .list());
  }

  /** How many crossings the search leaves out because they are not sure enough, on all pages. */
  public long unsure(CrossingFilter filter) {
    String sql =
        "select count(*) from events where " + condition(filter) + " and confidence < :sure";
    return store
        .jdbi()
        .withHandle(handle -> bindRange(handle.createQuery(sql), filter).mapTo(Long.class).one());
  }

  /** How sure a crossing is, 0 to 1; empty where it is not known. */
  public static Optional<Float> confidence(TrackEvent event) {
    return ColumnValues.confidence(event);
  }

  private static String condition(CrossingFilter filter) {
    return filter.choice().condition()
        + (filter.cameras().isEmpty() ? "" : " and camera_id = any(:cameras)")
        + " and occurred_at_us >= :from and occurred_at_us <= :to";
  }

  /** When an event was counted, in microseconds since 1970 of capture time. */
  public static long countedAtUs(TrackEvent event) {
    return ColumnValues.occurredAtUs(event);
  }

  private static Query bind(Query query, CrossingFilter filter) {
    filter.after().ifPresent(it -> query.bind("last", it.atUs()).bind("after", it.eventId()));
    return bindRange(query, filter).bind("limit", filter.limit());
  }

  private static Query bindRange(Query query, CrossingFilter filter) {
    if (!filter.cameras().isEmpty()) {
      query.bindArray("cameras", String.class, filter.cameras());
    }
    if (!filter.choice().lines().isEmpty()) {
      query.bindArray("lines", String.class, filter.choice().lines());
    }
    return query
        .bind("from", filter.fromUs())
        .bind("to", filter.toUs())
        .bind("sure", filter.minConfidence());
  }
}
