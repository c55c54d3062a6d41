package io.followspot.gateway.store;

import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityStatus;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes committed events of identities into their tables; written twice, it changes nothing. */
final class IdentityTables {
  private static final List<String> TABLES =
      List.of("identity_events", "floor_visits", "floor_crossings", "identities");

  private IdentityTables() {}

  static void write(Handle handle, List<IdentityEvent> events) {
    for (IdentityEvent event : events) {
      IdentitySnapshot identity = event.getIdentity();
      handle
          .createUpdate(
              "insert into identity_events (event_id, global_id, sequence, body) values (:event,"
                  + " :id, :sequence, :body) on conflict do nothing")
          .bind("event", event.getEventId())
          .bind("id", identity.getGlobalId())
          .bind("sequence", event.getSequence())
          .bind("body", event.toByteArray())
          .execute();
      FloorTables.write(handle, event);
      boolean present = identity.getStatus() == IdentityStatus.IDENTITY_STATUS_PRESENT;
      String mergedInto = identity.getMergedInto().isEmpty() ? null : identity.getMergedInto();
      int known =
          handle
              .createUpdate(
                  "update identities set sequence = :sequence, last_seen_us = :last, body = :body,"
                      + " present = :present, merged_into = :merged where global_id = :id and"
                      + " sequence < :sequence")
              .bind("id", identity.getGlobalId())
              .bind("sequence", event.getSequence())
              .bind("last", identity.getLastSeenUs())
              .bind("body", identity.toByteArray())
              .bind("present", present)
              .bind("merged", mergedInto)
              .execute();
      if (known == 0) {
        handle
            .createUpdate(
                "insert into identities (global_id, site_id, sequence, first_seen_us,"
                    + " last_seen_us, body, present, merged_into) values (:id, :site, :sequence,"
                    + " :first, :last, :body, :present, :merged) on conflict do nothing")
            .bind("id", identity.getGlobalId())
            .bind("site", identity.getSiteId())
            .bind("sequence", event.getSequence())
            .bind("first", identity.getFirstSeenUs())
            .bind("last", identity.getLastSeenUs())
            .bind("body", identity.toByteArray())
            .bind("present", present)
            .bind("merged", mergedInto)
            .execute();
      }
    }
  }

  /** Forgets identities that are over and were last seen before a time. */
  static void forget(Handle handle, Cutoffs.Part part) {
    List<IdentitySnapshot> old =
        part.bindTo(
                handle.createQuery(
                    "select body from identities where last_seen_us < :before and "
                        + part.condition()))
            .mapTo(byte[].class)
            .map(ColumnValues::identity)
            .list();
    for (IdentitySnapshot identity : old) {
      if (identity.getStatus() != IdentityStatus.IDENTITY_STATUS_PRESENT) {
        for (String table : TABLES) {
          handle
              .createUpdate("delete from " + table + " where global_id = :id")
              .bind("id", identity.getGlobalId())
              .execute();
        }
      }
    }
  }
}
