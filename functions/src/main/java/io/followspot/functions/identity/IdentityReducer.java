package io.followspot.functions.identity;

import io.followspot.functions.OutgoingMessages;
import io.followspot.functions.RejectionReason;
import io.followspot.functions.Rejections;
import io.followspot.functions.state.IdentityState;
import io.followspot.functions.track.PathCodec;
import io.followspot.protos.Ids;
import io.followspot.protos.OriginField;
import io.followspot.protos.Topics;
import io.followspot.protos.v1.IdentityChange;
import io.followspot.protos.v1.IdentityEvent;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityPosition;
import io.followspot.protos.v1.IdentityQuery;
import io.followspot.protos.v1.IdentitySighting;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityStatus;
import io.followspot.protos.v1.IdentityUpdate;
import io.followspot.protos.v1.Origin;
import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.life.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What an identity does with what its site found out: from state and message to state and what is
 * to be sent, and nothing besides.
 */
public final class IdentityReducer {
  /** Tracks remembered; the oldest go first. */
  static final int MAX_SIGHTINGS = 64;

  /** Takes what the site found out, in order. */
  public IdentityStep onUpdate(String globalId, IdentityState before, IdentityUpdate update) {
    if (!Ids.isGlobalId(globalId) || !update.getGlobalId().equals(globalId)) {
      return onUnusable(
          globalId,
          before,
          OriginField.UNKNOWN,
          new RejectionReason(
              "identity_update_misdirected",
              "an update of "
                  + Rejections.quote(update.getGlobalId())
                  + " was sent to "
                  + Rejections.quote(globalId)),
          update.getSerializedSize());
    }
    IdentitySnapshot.Builder latest =
        before.getLatest().toBuilder().setGlobalId(globalId).setSiteId(Ids.siteOf(globalId));
    Path path = PathCodec.read(before.getPath());
    List<OutgoingMessages> outgoing = new ArrayList<>();
    for (IdentityChange change : update.getChangesList()) {
      switch (change.getChangeCase()) {
        case SIGHTING -> add(latest, change.getSighting());
        case POSITION -> path = move(latest, change.getPosition(), path);
        case EVENT -> {
          IdentityEvent event = change.getEvent();
          if (event.getSequence() > latest.getSequence()) {
            take(latest, event);
            outgoing.add(record(latest, event, path));
          }
        }
        case CHANGE_NOT_SET -> {
          // Of a later version.
        }
      }
    }
    IdentityState after =
        before.toBuilder().setLatest(latest).setPath(PathCodec.write(path)).build();
    return new IdentityStep(after, outgoing);
  }

  /** Answers a query about the identity, without changing its state. */
  public IdentityStep onQuery(String globalId, IdentityState before, IdentityQuery query) {
    return new IdentityStep(before, IdentityAnswer.to(globalId, before, query));
  }

  /** Accounts for a record that is not a valid message, or whose processing failed. */
  public IdentityStep onUnusable(
      String globalId,
      IdentityState before,
      Origin origin,
      RejectionReason reason,
      long sizeBytes) {
    // An identity belongs to no single camera.
    return new IdentityStep(before, List.of(Rejections.of("", origin, reason, null, sizeBytes)));
  }

  private static void add(IdentitySnapshot.Builder latest, IdentitySighting sighting) {
    for (int i = 0; i < latest.getSightingsCount(); i++) {
      if (latest.getSightings(i).getTrackId().equals(sighting.getTrackId())) {
        return;
      }
    }
    if (latest.getSightingsCount() >= MAX_SIGHTINGS) {
      latest.removeSightings(0);
    }
    latest.addSightings(sighting);
  }

  private static Path move(IdentitySnapshot.Builder latest, IdentityPosition position, Path path) {
    latest
        .setFloor(position.getFloor())
        .setLabel(position.getLabel())
        .clearCameraIds()
        .addAllCameraIds(position.getCameraIdsList());
    seen(latest, position.getCapturedAtUs());
    Point place =
        new Point(
            position.getFloor().getXM() * IdentitySnapshots.UNITS_PER_M,
            position.getFloor().getYM() * IdentitySnapshots.UNITS_PER_M);
    return path.to(position.getCapturedAtUs(), place);
  }

  private static void take(IdentitySnapshot.Builder latest, IdentityEvent event) {
    if (latest.getSequence() == 0) {
      latest.setFirstSeenUs(event.getOccurredAtUs());
    }
    IdentityEventType type = event.getType();
    transit(latest, type, event.getTransition().getRegionId());
    latest
        .setSequence(event.getSequence())
        .setStatus(status(type))
        .setFloor(event.getIdentity().getFloor())
        .setLabel(event.getIdentity().getLabel())
        .clearCameraIds();
    if (type == IdentityEventType.IDENTITY_EVENT_TYPE_MERGED) {
      latest.setMergedInto(event.getOtherGlobalId());
    } else if (type != IdentityEventType.IDENTITY_EVENT_TYPE_LEFT) {
      latest.addAllCameraIds(event.getIdentity().getCameraIdsList());
      seen(latest, event.getOccurredAtUs());
    }
  }

  /** It is in at most as many zones as a site has. */
  private static void transit(
      IdentitySnapshot.Builder latest, IdentityEventType type, String regionId) {
    TreeSet<String> zones = new TreeSet<>(latest.getZonesList());
    boolean changed =
        switch (type) {
          case IDENTITY_EVENT_TYPE_ZONE_ENTERED -> zones.add(regionId);
          case IDENTITY_EVENT_TYPE_ZONE_EXITED -> zones.remove(regionId);
          default -> false;
        };
    if (changed) {
      latest.clearZones().addAllZones(zones);
    }
  }

  /** The cameras that see it now saw it until now. */
  private static void seen(IdentitySnapshot.Builder latest, long atUs) {
    latest.setLastSeenUs(Math.max(latest.getLastSeenUs(), atUs));
    for (String camera : latest.getCameraIdsList()) {
      for (int i = latest.getSightingsCount() - 1; i >= 0; i--) {
        IdentitySighting sighting = latest.getSightings(i);
        if (sighting.getCameraId().equals(camera)) {
          if (atUs > sighting.getLastSeenUs()) {
            latest.setSightings(i, sighting.toBuilder().setLastSeenUs(atUs));
          }
          break;
        }
      }
    }
  }

  private static IdentityStatus status(IdentityEventType type) {
    return switch (type) {
      case IDENTITY_EVENT_TYPE_LEFT -> IdentityStatus.IDENTITY_STATUS_LEFT;
      case IDENTITY_EVENT_TYPE_MERGED -> IdentityStatus.IDENTITY_STATUS_MERGED;
      default -> IdentityStatus.IDENTITY_STATUS_PRESENT;
    };
  }

  private static OutgoingMessages record(
      IdentitySnapshot.Builder latest, IdentityEvent event, Path path) {
    IdentitySnapshot identity = IdentitySnapshots.whole(latest.build(), path);
    return new OutgoingMessages.ToTopic(
        Topics.IDENTITY_EVENTS,
        latest.getSiteId(),
        event.toBuilder().setIdentity(identity).build());
  }
}
