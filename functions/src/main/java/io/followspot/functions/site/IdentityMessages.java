package io.followspot.functions.site;

import io.followspot.identity.regions.FloorTransition;
import io.followspot.identity.site.Evidence;
import io.followspot.identity.site.FloorPosition;
import io.followspot.identity.site.IdentityEvent;
import io.followspot.identity.site.TrackAssignment;
import io.followspot.protos.Ids;
import io.followspot.protos.v1.FloorState;
import io.followspot.protos.v1.IdentityEventType;
import io.followspot.protos.v1.IdentityEvidence;
import io.followspot.protos.v1.IdentityPosition;
import io.followspot.protos.v1.IdentitySighting;
import io.followspot.protos.v1.IdentitySnapshot;
import io.followspot.protos.v1.IdentityTransition;

/** What a site finds out, as messages. */
final class IdentityMessages {
  /** A slower object is at rest: its direction would be noise. */
  private static final double REST_M_PER_S = 0.1;

  private IdentityMessages() {}

  static io.followspot.protos.v1.IdentityEvent event(IdentityEvent event) {
    String track = event.trackId();
    io.followspot.protos.v1.IdentityEvent.Builder message =
        io.followspot.protos.v1.IdentityEvent.newBuilder()
            .setEventId(event.globalId() + "." + event.sequence())
            .setSequence(event.sequence())
            .setType(type(event))
            .setOccurredAtUs(event.atUs())
            .setTrackId(track)
            .setCameraId(Ids.isTrackId(track) ? Ids.cameraOf(track) : "")
            .setOtherGlobalId(event.otherGlobalId())
            .setEvidence(evidence(event.evidence()))
            .setIdentity(
                IdentitySnapshot.newBuilder()
                    .setGlobalId(event.globalId())
                    .setLabel(event.position().label())
                    .setFloor(floor(event.position()))
                    .addAllCameraIds(event.position().cameras()));
    FloorTransition transition = event.transition();
    if (transition != null) {
      message.setTransition(
          IdentityTransition.newBuilder()
              .setRegionId(transition.regionId())
              .setForward(transition.forward())
              .setDwellUs(transition.dwellUs())
              .setOutOfSight(transition.outOfSight()));
    }
    return message.build();
  }

  static IdentityPosition position(FloorPosition position) {
    return IdentityPosition.newBuilder()
        .setGlobalId(position.globalId())
        .setLabel(position.label())
        .setFloor(floor(position))
        .addAllCameraIds(position.cameras())
        .addAllZones(position.zones())
        .setCapturedAtUs(position.capturedAtUs())
        .build();
  }

  static IdentitySighting sighting(TrackAssignment assignment) {
    return IdentitySighting.newBuilder()
        .setCameraId(assignment.cameraId())
        .setTrackId(assignment.trackId())
        .setFirstSeenUs(assignment.firstSeenUs())
        .setLastSeenUs(assignment.lastSeenUs())
        .build();
  }

  private static FloorState floor(FloorPosition position) {
    FloorState.Builder floor =
        FloorState.newBuilder()
            .setXM(position.xM())
            .setYM(position.yM())
            .setVelocityXMPerS(position.velocityXMPerS())
            .setVelocityYMPerS(position.velocityYMPerS())
            .setSpeedMPerS(position.speedMPerS())
            .setCovarianceXxM2(position.covXxM2())
            .setCovarianceXyM2(position.covXyM2())
            .setCovarianceYyM2(position.covYyM2());
    if (position.speedMPerS() >= REST_M_PER_S) {
      floor.setHeadingDeg(position.headingDeg());
    }
    return floor.build();
  }

  private static IdentityEvidence evidence(Evidence evidence) {
    return IdentityEvidence.newBuilder()
        .addAllCameraIds(evidence.cameras())
        .setDistanceM(evidence.distanceM())
        .setSimilarity(evidence.similarity())
        .setMargin(evidence.margin())
        .build();
  }

  private static IdentityEventType type(IdentityEvent event) {
    return switch (event.type()) {
      case APPEARED -> IdentityEventType.IDENTITY_EVENT_TYPE_APPEARED;
      case SEEN_BY -> IdentityEventType.IDENTITY_EVENT_TYPE_SEEN_BY;
      case HANDED_OVER -> IdentityEventType.IDENTITY_EVENT_TYPE_HANDED_OVER;
      case MERGED -> IdentityEventType.IDENTITY_EVENT_TYPE_MERGED;
      case SPLIT -> IdentityEventType.IDENTITY_EVENT_TYPE_SPLIT;
      case ZONE_ENTERED -> IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_ENTERED;
      case ZONE_EXITED -> IdentityEventType.IDENTITY_EVENT_TYPE_ZONE_EXITED;
      case LINE_CROSSED -> IdentityEventType.IDENTITY_EVENT_TYPE_LINE_CROSSED;
      case LEFT -> IdentityEventType.IDENTITY_EVENT_TYPE_LEFT;
    };
  }
}
