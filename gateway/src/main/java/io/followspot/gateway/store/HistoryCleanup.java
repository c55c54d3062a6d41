package io.followspot.gateway.store;

import org.jdbi.v3.core.Handle;

/** Deletes what is older than history is kept. */
final class HistoryCleanup {
  private static final String OLD_TRACKS = "status = 'ended' and last_seen_us < :before and ";

  private final Store store;

  HistoryCleanup(Store store) {
    this.store = store;
  }

  /**
   * Deletes ended tracks with their events, marks and recorded times by camera, and identities that
   * are over by site, in one transaction.
   *
   * @return how many tracks were deleted
   */
  int delete(Cutoffs cameras, Cutoffs sites) {
    return store
        .jdbi()
        .inTransaction(
            handle -> {
              sites.parts().forEach(part -> IdentityTables.forget(handle, part));
              int tracks = 0;
              for (Cutoffs.Part part : cameras.parts()) {
                RecordedTable.forget(handle, part);
                Reviewed.forget(handle, part);
                tracks += deleteTracks(handle, part);
              }
              return tracks;
            });
  }

  private static int deleteTracks(Handle handle, Cutoffs.Part part) {
    String old = OLD_TRACKS + part.condition();
    part.bindTo(
            handle.createUpdate(
                "delete from events where track_id in (select track_id from tracks where "
                    + old
                    + ")"))
        .execute();
    return part.bindTo(handle.createUpdate("delete from tracks where " + old)).execute();
  }
}
