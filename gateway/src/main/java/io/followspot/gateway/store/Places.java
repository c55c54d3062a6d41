package io.followspot.gateway.store;

import io.followspot.gateway.store.TrackFilter.PageCursor;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.TrackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Ended tracks by where they were in the picture. */
public final class Places {
  private static final int ROWS_AT_A_TIME = 200;

  private final Store store;

  /** Creates queries of this store. */
  public Places(Store store) {
    this.store = store;
  }

  /**
   * Passes on the ended tracks whose paths may touch the place, the last seen first, until the
   * taker returns false. The cells of a path preselect them, if they are known; the taker looks at
   * the path.
   */
  public void each(PlaceFilter filter, Predicate<TrackSnapshot> taker) {
    store
        .jdbi()
        .useHandle(
            handle -> {
              long latestUs = filter.toUs() + History.longestUs(handle);
              PictureCells cells = PictureCells.of(filter.polygon());
              Optional<PageCursor> after = filter.after();
              while (true) {
                List<TrackSnapshot> page = page(handle, filter, cells, latestUs, after);
                for (TrackSnapshot track : page) {
                  // Not in SQL: it is in no index, and H2 would read the rows of all tracks.
                  boolean ended = track.getStatus() == TrackStatus.TRACK_STATUS_ENDED;
                  if (ended && !taker.test(track)) {
                    return;
                  }
                }
                if (page.size() < ROWS_AT_A_TIME) {
                  return;
                }
                after = Optional.of(PageCursor.of(page.get(page.size() - 1)));
              }
            });
  }

  private List<TrackSnapshot> page(
      Handle handle,
      PlaceFilter filter,
      PictureCells cells,
      long latestUs,
      Optional<PageCursor> after) {
    List<String> meet = new ArrayList<>();
    for (int i = 0; i < cells.words().size(); i++) {
      if (cells.words().get(i) != 0) {
        meet.add(
            store.sqlOfCommonBits("cells_" + (i + 1), "cast(:cells_" + (i + 1) + " as bigint)")
                + " <> 0");
      }
    }
    // The second condition on the time last seen follows from the one on the time first seen, and
    // lets the index scan start near the range.
    Query query =
        handle.createQuery(
            "select body from tracks where camera_id = :camera and last_seen_us >= :from and"
                + " last_seen_us <= :latest and first_seen_us <= :to and"
                + " (cells_1 is null or "
                + String.join(" or ", meet)
                + ")"
                + (after.isPresent()
                    ? " and last_seen_us <= :seen and (last_seen_us < :seen or track_id < :after)"
                    : "")
                + " order by last_seen_us desc, track_id desc limit :limit");
    query
        .bind("camera", filter.cameraId())
        .bind("from", filter.fromUs())
        .bind("to", filter.toUs())
        .bind("latest", latestUs)
        .bind("limit", ROWS_AT_A_TIME);
    after.ifPresent(it -> query.bind("seen", it.lastSeenUs()).bind("after", it.trackId()));
    for (int i = 0; i < cells.words().size(); i++) {
      if (cells.words().get(i) != 0) {
        query.bind("cells_" + (i + 1), cells.words().get(i));
      }
    }
    return query.mapTo(byte[].class).map(ColumnValues::track).list();
  }
}
