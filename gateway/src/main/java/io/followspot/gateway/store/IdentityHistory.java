package io.followspot.gateway.store;

import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentitySnapshot;
import java.util.List;
import java.util.Optional;

/** What can be asked of the store about objects across cameras. */
public final class IdentityHistory {
  private final Store store;

  /** Asks this store. */
  public IdentityHistory(Store store) {
    this.store = store;
  }

  /** An identity as of its newest committed event. */
  public Optional<IdentitySnapshot> identity(String globalId) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select body from identities where global_id = :id")
                    .bind("id", globalId)
                    .mapTo(byte[].class)
                    .findOne()
                    .map(ColumnValues::identity));
  }

  /** An identity's events, in order. */
  public List<IdentityEvent> events(String globalId) {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select body from identity_events where global_id = :id order by sequence")
                    .bind("id", globalId)
                    .mapTo(byte[].class)
                    .map(ColumnValues::identityEvent)
                    .list());
  }

  /**
   * Identities that were there within a time, the last seen first.
   *
   * @param siteId of this site; empty for all
   * @param zoneId in this zone of the floor within the time; empty for anywhere
   */
  public List<IdentitySnapshot> search(
      Optional<String> siteId, Optional<String> zoneId, long fromUs, long toUs, int limit) {
    String site = siteId.isPresent() ? "site_id = :site and " : "";
    String seen =
        zoneId.isPresent()
            ? "exists (select 1 from floor_visits v where v.global_id = identities.global_id and"
                + " v.zone_id = :zone and v.entered_at_us <= :to and (v.exited_at_us is null or"
                + " v.exited_at_us >= :from))"
            : "last_seen_us >= :from and first_seen_us <= :to";
    return store
        .jdbi()
        .withHandle(
            handle -> {
              var query =
                  handle
                      .createQuery(
                          "select body from identities where "
                              + site
                              + seen
                              + " order by last_seen_us desc, global_id desc limit :limit")
                      .bind("from", fromUs)
                      .bind("to", toUs)
                      .bind("limit", limit);
              siteId.ifPresent(it -> query.bind("site", it));
              zoneId.ifPresent(it -> query.bind("zone", it));
              return query.mapTo(byte[].class).map(ColumnValues::identity).list();
            });
  }
}
