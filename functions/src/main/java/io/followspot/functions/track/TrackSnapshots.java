package io.followspot.functions.track;

import io.followspot.functions.camera.ProtoValues;
import io.followspot.functions.state.TrackState;
import io.followspot.protos.v1.Observation;
import io.followspot.protos.v1.PathPoint;
import io.followspot.protos.v1.Point;
import io.followspot.protos.v1.TrackPosition;
import io.followspot.protos.v1.TrackSnapshot;
import io.followspot.protos.v1.ZoneVisit;
import io.followspot.tracking.life.Bearing;
import io.followspot.tracking.life.LifeEvent;
import io.followspot.tracking.life.TrackLife;

/** Creates the public snapshots of a track. */
final class TrackSnapshots {
  /**
   * Below this speed, in heights of its box per second, a track counts as stationary: its direction
   * would be noise.
   */
  private static final double REST_HEIGHTS_PER_S = 0.05;

  private TrackSnapshots() {}

  /** The track as of one of its events, without its path. */
  static TrackSnapshot of(Observation latest, TrackLife life, LifeEvent event, String globalId) {
    return builder(latest, life)
        .setGlobalId(globalId)
        .setSequence(event.sequence())
        .setStatus(ProtoValues.proto(event.status()))
        .setPreviousStatus(ProtoValues.proto(event.previousStatus()))
        .build();
  }

  /** The track as it is now, with its whole path. */
  static TrackSnapshot whole(Observation latest, TrackLife life, String globalId) {
    TrackSnapshot.Builder snapshot = builder(latest, life).setGlobalId(globalId);
    for (io.followspot.tracking.life.PathPoint point : life.path().points()) {
      snapshot.addPath(
          PathPoint.newBuilder()
              .setCapturedAtUs(point.capturedAtUs())
              .setXPx((float) point.xPx())
              .setYPx((float) point.yPx()));
    }
    return snapshot.build();
  }

  static TrackPosition position(TrackState state) {
    Observation latest = state.getLatest();
    return TrackPosition.newBuilder()
        .setTrackId(latest.getTrackId())
        .setCameraId(latest.getCameraId())
        .setSequence(state.getSequence())
        .setStatus(latest.getStatus())
        .setLabel(latest.getLabel())
        .setConfidence(latest.getConfidence())
        .setBox(latest.getBox())
        .setVelocity(latest.getVelocity())
        .setFrame(latest.getFrame())
        .setFrameWidthPx(latest.getFrameWidthPx())
        .setFrameHeightPx(latest.getFrameHeightPx())
        .build();
  }

  static ZoneVisit proto(io.followspot.tracking.life.ZoneVisit visit) {
    return ZoneVisit.newBuilder()
        .setZoneId(visit.zoneId())
        .setEnteredAtUs(visit.enteredAtUs())
        .setExitedAtUs(visit.exitedAtUs())
        .build();
  }

  private static TrackSnapshot.Builder builder(Observation latest, TrackLife life) {
    TrackSnapshot.Builder snapshot =
        TrackSnapshot.newBuilder()
            .setTrackId(latest.getTrackId())
            .setCameraId(latest.getCameraId())
            .setCameraEpoch(latest.getCameraEpoch())
            .setSequence(life.sequence())
            .setStatus(ProtoValues.proto(life.status()))
            .setPreviousStatus(ProtoValues.proto(life.previousStatus()))
            .setReason(latest.getEndReason())
            .setLabel(latest.getLabel())
            .setConfidence(latest.getConfidence())
            .setBox(latest.getBox())
            .setFrameWidthPx(latest.getFrameWidthPx())
            .setFrameHeightPx(latest.getFrameHeightPx())
            .setAnchor(anchor(latest))
            .setVelocity(latest.getVelocity())
            .setSimilarity(latest.getSimilarity())
            .setAssociationMargin(latest.getAssociationMargin())
            .setFirstSeenUs(latest.getFirstSeenUs())
            .setLastSeenUs(latest.getLastSeenUs())
            .setHits(latest.getHits())
            .setAge(latest.getAge())
            .setMisses(latest.getMisses())
            .setDistancePx(latest.getDistancePx())
            .addAllZones(life.visits().open())
            .setFrame(latest.getFrame())
            .setConfigurationHash(latest.getConfigurationHash());
    life.visits().all().forEach(visit -> snapshot.addVisits(proto(visit)));
    double x = latest.getVelocity().getXPxPerS();
    double y = latest.getVelocity().getYPxPerS();
    snapshot.setSpeedPxPerS((float) Math.sqrt(x * x + y * y));
    if (!life.standing()) {
      Bearing.of(x, y, REST_HEIGHTS_PER_S * latest.getBox().getHeightPx())
          .ifPresent(degrees -> snapshot.setBearingDeg((float) degrees));
    }
    return snapshot;
  }

  static Point anchor(Observation latest) {
    return Point.newBuilder()
        .setXPx(latest.getBox().getLeftPx() + latest.getBox().getWidthPx() / 2)
        .setYPx(latest.getBox().getTopPx() + latest.getBox().getHeightPx())
        .build();
  }
}
