package io.followspot.gateway.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be asked of the store about the zones and lines of a site's floor. */
public final class FloorHistory {
  private final Store store;

  /** Asks this store. */
  public FloorHistory(Store store) {
    this.store = store;
  }

  /** Stays in zones that began before the end of a time and ended after its beginning. */
  public List<FloorVisit> visits(String siteId, long fromUs, long toUs) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select global_id, zone_id, entered_at_us, exited_at_us, out_of_sight from"
                            + " floor_visits where site_id = :site and entered_at_us <= :to and"
                            + " (exited_at_us is null or exited_at_us >= :from) order by"
                            + " entered_at_us, global_id, zone_id")
                    .bind("site", siteId)
                    .bind("from", fromUs)
                    .bind("to", toUs)
                    .map(
                        (row, context) -> {
                          long exitedAtUs = row.getLong("exited_at_us");
                          boolean open = row.wasNull();
                          return new FloorVisit(
                              row.getString("global_id"),
                              row.getString("zone_id"),
                              row.getLong("entered_at_us"),
                              open ? FloorVisit.OPEN : exitedAtUs,
                              row.getBoolean("out_of_sight"));
                        })
                    .list());
  }

  /** Crossings of lines within a time, in order. */
  public List<FloorCrossing> crossings(String siteId, long fromUs, long toUs) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select global_id, line_id, crossed_at_us, forward from floor_crossings"
                            + " where site_id = :site and crossed_at_us between :from and :to order"
                            + " by crossed_at_us, event_id")
                    .bind("site", siteId)
                    .bind("from", fromUs)
                    .bind("to", toUs)
                    .map(
                        (row, context) ->
                            new FloorCrossing(
                                row.getString("global_id"),
                                row.getString("line_id"),
                                row.getLong("crossed_at_us"),
                                row.getBoolean("forward")))
                    .list());
  }

  /** Which identity goes on instead, of those that merged and were seen at a time or later. */
  public Map<String, String> merged(String siteId, long sinceUs) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select global_id, merged_into from identities where site_id = :site and"
                            + " merged_into is not null and last_seen_us >= :since")
                    .bind("site", siteId)
                    .bind("since", sinceUs)
                    .reduceRows(
                        new HashMap<String, String>(),
                        (all, row) -> {
                          all.put(
                              row.getColumn("global_id", String.class),
                              row.getColumn("merged_into", String.class));
                          return all;
                        }));
  }

  /** How many identities were on the floor within a time, without those that became others. */
  public long people(String siteId, long fromUs, long toUs) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from identities where site_id = :site and merged_into is"
                            + " null and first_seen_us <= :to and (present or last_seen_us >="
                            + " :from)")
                    .bind("site", siteId)
                    .bind("from", fromUs)
                    .bind("to", toUs)
                    .mapTo(Long.class)
                    .one());
  }
}
