package io.followspot.gateway.store;

import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityTransition;
import org.jdbi.v3.core.Handle;

/** Writes zones entered and left and lines crossed on floors; written twice, it changes nothing. */
final class FloorTables {
  private FloorTables() {}

  static void write(Handle handle, IdentityEvent event) {
    switch (event.getType()) {
      case IDENTITY_EVENT_TYPE_ZONE_ENTERED -> enter(handle, event);
      case IDENTITY_EVENT_TYPE_ZONE_EXITED -> exit(handle, event);
      case IDENTITY_EVENT_TYPE_LINE_CROSSED -> cross(handle, event);
      default -> {
        // Not about the floor's regions.
      }
    }
  }

  private static void enter(Handle handle, IdentityEvent event) {
    handle
        .createUpdate(
            "insert into floor_visits (global_id, zone_id, entered_at_us, site_id) values (:id,"
                + " :zone, :at, :site) on conflict do nothing")
        .bind("id", event.getIdentity().getGlobalId())
        .bind("zone", event.getTransition().getRegionId())
        .bind("at", event.getOccurredAtUs())
        .bind("site", event.getIdentity().getSiteId())
        .execute();
  }

  /** An exit tells by its dwell time which visit it ends. */
  private static void exit(Handle handle, IdentityEvent event) {
    IdentityTransition transition = event.getTransition();
    handle
        .createUpdate(
            "update floor_visits set exited_at_us = :at, out_of_sight = :unseen where global_id ="
                + " :id and zone_id = :zone and entered_at_us = :entered")
        .bind("at", event.getOccurredAtUs())
        .bind("unseen", transition.getOutOfSight())
        .bind("id", event.getIdentity().getGlobalId())
        .bind("zone", transition.getRegionId())
        .bind("entered", event.getOccurredAtUs() - transition.getDwellUs())
        .execute();
  }

  private static void cross(Handle handle, IdentityEvent event) {
    handle
        .createUpdate(
            "insert into floor_crossings (event_id, site_id, line_id, global_id, crossed_at_us,"
                + " forward) values (:event, :site, :line, :id, :at, :forward) on conflict do"
                + " nothing")
        .bind("event", event.getEventId())
        .bind("site", event.getIdentity().getSiteId())
        .bind("line", event.getTransition().getRegionId())
        .bind("id", event.getIdentity().getGlobalId())
        .bind("at", event.getOccurredAtUs())
        .bind("forward", event.getTransition().getForward())
        .execute();
  }
}
