package io.followspot.gateway.store;

import io.followspot.protos.v1.TrackSnapshot;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Ended tracks stored by earlier versions, whose paths' cells are not in the index yet. */
final class UnplacedTracks {
  private static final int ROWS_AT_A_TIME = 200;

  private final Store store;

  UnplacedTracks(Store store) {
    this.store = store;
  }

  /** Fills in the cells of some of them; false if there are none left. */
  boolean placeSome() {
    return store
        .jdbi()
        .inTransaction(
            handle -> {
              List<String> ids =
                  handle
                      .createQuery("select track_id from unplaced limit :limit")
                      .bind("limit", ROWS_AT_A_TIME)
                      .mapTo(String.class)
                      .list();
              if (ids.isEmpty()) {
                return false;
              }
              List<TrackSnapshot> tracks =
                  handle
                      .createQuery("select body from tracks where track_id = any(:ids)")
                      .bindArray("ids", String.class, ids)
                      .mapTo(byte[].class)
                      .map(ColumnValues::track)
                      .list();
              PreparedBatch update =
                  handle.prepareBatch(
                      "update tracks set cells_1 = :cells_1, cells_2 = :cells_2, cells_3 ="
                          + " :cells_3, cells_4 = :cells_4 where track_id = :track");
              for (TrackSnapshot track : tracks) {
                PictureCells.of(track).bind(update);
                update.bind("track", track.getTrackId()).add();
              }
              update.execute();
              handle
                  .createUpdate("delete from unplaced where track_id = any(:ids)")
                  .bindArray("ids", String.class, ids)
                  .execute();
              return true;
            });
  }
}
