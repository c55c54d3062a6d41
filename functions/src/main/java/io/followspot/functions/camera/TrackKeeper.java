package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.FrameRef;
import io.followspot.tracking.life.ReportingPolicy;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import java.util.List;
import java.util.Map;

/** Keeps a camera's tracks: from detections to what the track functions are told. */
final class TrackKeeper {
  private final CameraTurn turn;
  private final CameraConfiguration configuration;

  TrackKeeper(CameraTurn turn, CameraConfiguration configuration) {
    this.turn = turn;
    this.configuration = configuration;
  }

  /** Takes in what a frame shows. */
  void track(FrameDetections detections, FrameRef frame) {
    Tracker tracker = tracker(frame);
    List<Observation> observations = tracker.track(detections);
    turn.state()
        .setFrameWidthPx(detections.widthPx())
        .setFrameHeightPx(detections.heightPx())
        .setTracker(UnsafeByteOperations.unsafeWrap(tracker.save()));
    reporter().report(observations, Map.of(), frame);
  }

  /** Ends all tracks as of the latest frame; ordinals go on, all else begins anew. */
  void endAll(EndReason reason) {
    FrameRef frame = turn.latestFrame();
    if (!turn.state().getTracker().isEmpty()) {
      Tracker tracker = tracker(frame);
      reporter().report(tracker.endAll(reason, frame.getCapturedAtUs()), Map.of(), frame);
    }
    forget();
  }

  private void forget() {
    turn.state()
        .setTracker(ByteString.EMPTY)
        .setZones(ByteString.EMPTY)
        .clearHeld()
        .setOrdinalBase(turn.state().getLastOrdinal());
  }

  private Tracker tracker(FrameRef frame) {
    ByteString saved = turn.state().getTracker();
    if (saved.isEmpty()) {
      return new Tracker(configuration.tracker());
    }
    try {
      return Tracker.restore(configuration.tracker(), saved.toByteArray());
    } catch (IllegalArgumentException e) {
      // Saved by another version: no track may stay without its end.
      turn.tell(
          CameraEventType.CAMERA_EVENT_TYPE_DEGRADED,
          "the saved tracks can not be read by this version, so they end: " + e.getMessage(),
          frame.getCapturedAtUs(),
          frame);
      reporter().endUnseen(EndReason.CAMERA_CHANGED, frame);
      forget();
      return new Tracker(configuration.tracker());
    }
  }

  private Reporter reporter() {
    return new Reporter(turn, new ReportingPolicy(configuration.reporting()));
  }
}
