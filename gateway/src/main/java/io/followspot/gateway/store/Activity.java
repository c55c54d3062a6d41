package io.followspot.gateway.store;

import io.followspot.gateway.store.Counts.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How much was to be seen at each camera, and when its frames were processed. */
public final class Activity {
  private final Store store;

  /** Creates queries of this store. */
  public Activity(Store store) {
    this.store = store;
  }

  /**
   * A camera's activity.
   *
   * @param tracks in view in each bucket of the span; empty if there were none at all
   * @param crossings of lines in each bucket; empty if there were none at all
   * @param recorded spans in which frames were processed, in order
   */
  public record OfCamera(List<Integer> tracks, List<Integer> crossings, List<Recorded> recorded) {}

  /**
   * A span in which frames were processed.
   *
   * @param fromUs microseconds since 1970
   * @param toUs microseconds since 1970
   */
  public record Recorded(long fromUs, long toUs) {}

  /** The buckets of a span. */
  private record Buckets(long fromUs, long toUs, long lengthUs) {
    int count() {
      return Math.toIntExact((toUs - fromUs) / lengthUs + 1);
    }

    /** The bucket of a time; the first or last one for times outside. */
    int of(long atUs) {
      return (int) Math.max(0, Math.min(count() - 1, (atUs - fromUs) / lengthUs));
    }
  }

  /**
   * The activity of each camera for which there is any.
   *
   * @param span with both ends
   * @param bucketUs length of a bucket; the first begins with the span
   */
  public Map<String, OfCamera> of(Span span, long bucketUs) {
    Buckets buckets = new Buckets(span.fromUs().orElseThrow(), span.toUs().orElseThrow(), bucketUs);
    return store
        .jdbi()
        .withHandle(
            handle -> {
              Map<String, int[]> tracks = tracks(handle, span, buckets);
              Map<String, int[]> crossings = crossings(handle, span, buckets);
              Map<String, List<Recorded>> recorded = recorded(handle, span, buckets);
              Set<String> cameras = new TreeSet<>(tracks.keySet());
              cameras.addAll(crossings.keySet());
              cameras.addAll(recorded.keySet());
              Map<String, OfCamera> all = new TreeMap<>();
              for (String camera : cameras) {
                all.put(
                    camera,
                    new OfCamera(
                        listOf(tracks.get(camera)),
                        listOf(crossings.get(camera)),
                        recorded.getOrDefault(camera, List.of())));
              }
              return all;
            });
  }

  private static Map<String, int[]> tracks(Handle handle, Span span, Buckets buckets) {
    // What was in view at the beginning may have been first seen long before it. Without the upper
    // end, the index would be read to its end.
    String sql =
        "select camera_id, first_seen_us, last_seen_us from tracks where last_seen_us >= :from and"
            + " last_seen_us <= :latest and first_seen_us <= :to";
    return query(handle, sql, span, buckets)
        .bind("latest", buckets.toUs() + History.longestUs(handle))
        .reduceRows(
            new HashMap<String, int[]>(),
            (all, row) -> {
              int[] ofCamera =
                  all.computeIfAbsent(
                      row.getColumn("camera_id", String.class), id -> new int[buckets.count()]);
              int last = buckets.of(row.getColumn("last_seen_us", Long.class));
              for (int i = buckets.of(row.getColumn("first_seen_us", Long.class)); i <= last; i++) {
                ofCamera[i]++;
              }
              return all;
            });
  }

  private static Map<String, int[]> crossings(Handle handle, Span span, Buckets buckets) {
    String sql =
        "select camera_id, occurred_at_us from events where type = 'line_crossed' and"
            + " occurred_at_us >= :from and occurred_at_us <= :to";
    return query(handle, sql, span, buckets)
        .reduceRows(
            new HashMap<String, int[]>(),
            (counts, row) -> {
              int[] ofCamera =
                  counts.computeIfAbsent(
                      row.getColumn("camera_id", String.class), id -> new int[buckets.count()]);
              ofCamera[buckets.of(row.getColumn("occurred_at_us", Long.class))]++;
              return counts;
            });
  }

  private static Map<String, List<Recorded>> recorded(Handle handle, Span span, Buckets buckets) {
    String sql =
        "select camera_id, from_us, to_us from recorded where to_us >= :from and from_us <= :to";
    Map<String, List<Recorded>> recorded =
        query(handle, sql, span, buckets)
            .reduceRows(
                new HashMap<String, List<Recorded>>(),
                (all, row) -> {
                  all.computeIfAbsent(
                          row.getColumn("camera_id", String.class), id -> new ArrayList<>())
                      .add(
                          new Recorded(
                              row.getColumn("from_us", Long.class),
                              row.getColumn("to_us", Long.class)));
                  return all;
                });
    recorded.values().forEach(it -> it.sort(Comparator.comparingLong(Recorded::fromUs)));
    return recorded;
  }

  private static List<Integer> listOf(int @Nullable [] counts) {
    return counts == null ? List.of() : Arrays.stream(counts).boxed().toList();
  }

  private static Query query(Handle handle, String sql, Span span, Buckets buckets) {
    boolean all = span.cameras().isEmpty();
    Query query =
        handle
            .createQuery(all ? sql : sql + " and camera_id = any(:cameras)")
            .bind("from", buckets.fromUs())
            .bind("to", buckets.toUs());
    return all ? query : query.bindArray("cameras", String.class, span.cameras());
  }
}
