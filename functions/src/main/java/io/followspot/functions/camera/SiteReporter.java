package io.followspot.functions.camera;

import io.followspot.functions.OutgoingMessages;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.SiteFrame;
import io.followspot.protos.v1.SiteMember;
import io.followspot.protos.v1.SiteSighting;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.TrackStatus;
import java.util.List;

/** Tells the site that a camera belongs to what it sees; nothing for a camera that tracks alone. */
final class SiteReporter {
  private final CameraUpdate update;

  SiteReporter(CameraUpdate update) {
    this.update = update;
  }

  /**
   * One frame: tracks that are confirmed and were detected in it. An empty one carries the time.
   */
  void report(List<Observation> observations, FrameRef frame) {
    CameraRegistration registration = update.state().registration().get();
    if (!registration.hasSite()) {
      return;
    }
    SiteFrame.Builder message =
        SiteFrame.newBuilder()
            .setCameraId(update.cameraId())
            .setCapturedAtUs(frame.getCapturedAtUs())
            .setFrameWidthPx(update.state().tracks().frameWidthPx())
            .setFrameHeightPx(update.state().tracks().frameHeightPx());
    for (Observation observation : observations) {
      boolean believed =
          observation.status() == TrackStatus.CONFIRMED
              || observation.status() == TrackStatus.STATIONARY;
      if (believed && observation.detected()) {
        message.addSightings(sighting(observation));
      }
    }
    send(registration.getSite().getSiteId(), message.build());
  }

  private SiteSighting sighting(Observation observation) {
    long ordinal = update.state().numbers().ordinal(observation.ordinal());
    return SiteSighting.newBuilder()
        .setTrackId(update.state().numbers().trackId(update.cameraId(), ordinal))
        .setLabel(observation.label())
        .setBox(ProtoValues.proto(observation.box()))
        .build();
  }

  /** The camera's stream has ended. */
  void endStream() {
    CameraRegistration registration = update.state().registration().get();
    if (registration.hasSite()) {
      send(
          registration.getSite().getSiteId(),
          SiteFrame.newBuilder().setCameraId(update.cameraId()).setEnded(true).build());
    }
  }

  /** The registration changed from one to another; a camera that was removed has none. */
  void change(CameraRegistration before, CameraRegistration after) {
    String old = before.getSite().getSiteId();
    String now = after.getSite().getSiteId();
    if (before.hasSite() && !old.equals(now)) {
      send(old, SiteMember.newBuilder().setCameraId(update.cameraId()).build());
    }
    if (after.hasSite() && !after.getSite().equals(before.getSite())) {
      send(
          now,
          SiteMember.newBuilder()
              .setCameraId(update.cameraId())
              .setPlacement(after.getSite())
              .build());
    }
  }

  private void send(String siteId, com.google.protobuf.MessageLite message) {
    update.send(new OutgoingMessages.ToSite(siteId, message));
  }
}
