package io.followspot.functions.camera;

import io.followspot.functions.state.ReportedTrack;
import io.followspot.protos.v1.EndReason;
import io.followspot.protos.v1.TrackStatus;
import io.followspot.protos.v1.Velocity;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.life.LastReport;

/** Converts the tracker's values to messages and back. */
public final class ProtoValues {
  private ProtoValues() {}

  /** The status as in messages. */
  public static TrackStatus proto(io.followspot.tracking.tracker.TrackStatus status) {
    return switch (status) {
      case TENTATIVE -> TrackStatus.TRACK_STATUS_TENTATIVE;
      case CONFIRMED -> TrackStatus.TRACK_STATUS_CONFIRMED;
      case STATIONARY -> TrackStatus.TRACK_STATUS_STATIONARY;
      case LOST -> TrackStatus.TRACK_STATUS_LOST;
      case ENDED -> TrackStatus.TRACK_STATUS_ENDED;
    };
  }

  /** The status of a message; tentative if it is unspecified. */
  public static io.followspot.tracking.tracker.TrackStatus status(TrackStatus status) {
    return switch (status) {
      case TRACK_STATUS_CONFIRMED -> io.followspot.tracking.tracker.TrackStatus.CONFIRMED;
      case TRACK_STATUS_STATIONARY -> io.followspot.tracking.tracker.TrackStatus.STATIONARY;
      case TRACK_STATUS_LOST -> io.followspot.tracking.tracker.TrackStatus.LOST;
      case TRACK_STATUS_ENDED -> io.followspot.tracking.tracker.TrackStatus.ENDED;
      case TRACK_STATUS_TENTATIVE, TRACK_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          io.followspot.tracking.tracker.TrackStatus.TENTATIVE;
    };
  }

  static EndReason proto(io.followspot.tracking.tracker.EndReason reason) {
    return switch (reason) {
      case NONE -> EndReason.END_REASON_UNSPECIFIED;
      case LOST -> EndReason.END_REASON_LOST;
      case EXITED -> EndReason.END_REASON_EXITED;
      case STREAM_ENDED -> EndReason.END_REASON_STREAM_ENDED;
      case CAMERA_REMOVED -> EndReason.END_REASON_CAMERA_REMOVED;
      case CAMERA_CHANGED -> EndReason.END_REASON_CAMERA_CHANGED;
    };
  }

  static io.followspot.protos.v1.Box proto(Box box) {
    return io.followspot.protos.v1.Box.newBuilder()
        .setLeftPx((float) box.leftPx())
        .setTopPx((float) box.topPx())
        .setWidthPx((float) box.widthPx())
        .setHeightPx((float) box.heightPx())
        .build();
  }

  static Velocity velocity(double xPxPerS, double yPxPerS) {
    return Velocity.newBuilder().setXPxPerS((float) xPxPerS).setYPxPerS((float) yPxPerS).build();
  }

  static ReportedTrack proto(long ordinal, LastReport reported) {
    return ReportedTrack.newBuilder()
        .setOrdinal(ordinal)
        .setAtUs(reported.atUs())
        .setStatus(proto(reported.status()))
        .setXPx(reported.xPx())
        .setYPx(reported.yPx())
        .setHeightPx(reported.heightPx())
        .setVelocityXPxPerS(reported.velocityXPxPerS())
        .setVelocityYPxPerS(reported.velocityYPxPerS())
        .build();
  }

  static LastReport reported(ReportedTrack track) {
    return new LastReport(
        track.getAtUs(),
        status(track.getStatus()),
        track.getXPx(),
        track.getYPx(),
        track.getHeightPx(),
        track.getVelocityXPxPerS(),
        track.getVelocityYPxPerS());
  }
}
