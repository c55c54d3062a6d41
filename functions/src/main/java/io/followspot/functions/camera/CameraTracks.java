package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.FrameRef;
import io.followspot.protos.v1.Transition;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.life.ReportingPolicy;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import java.util.List;
import java.util.Map;

/** Keeps a camera's tracks during one message: from detections to what the tracks are told. */
final class CameraTracks {
  private final CameraUpdate turn;
  private final CameraConfiguration configuration;
  private Tracker tracker;

  CameraTracks(CameraUpdate turn, CameraConfiguration configuration) {
    this.turn = turn;
    this.configuration = configuration;
    tracker = restore();
  }

  /** Where objects should be at a time: what is there belongs to them, not to the background. */
  List<Box> expectedBoxes(long capturedAtUs) {
    return tracker.expectedBoxes(capturedAtUs);
  }

  /** Takes in what a frame shows. */
  void track(FrameDetections detections, FrameRef frame) {
    List<Observation> observations = tracker.track(detections);
    turn.ledger().setTracksNotBegun(turn.ledger().getTracksNotBegun() + tracker.notBegun());
    turn.state()
        .setFrameWidthPx(detections.widthPx())
        .setFrameHeightPx(detections.heightPx())
        .setTracker(UnsafeByteOperations.unsafeWrap(tracker.save()));
    report(observations, frame);
  }

  /**
   * Ends all tracks as of the latest frame. Ordinals go on; all else begins anew, time included:
   * the next stream may have been captured before.
   */
  void endAll(EndReason reason) {
    FrameRef frame = turn.latestFrame();
    report(tracker.endAll(reason, frame.getCapturedAtUs()), frame);
    forget();
  }

  private void report(List<Observation> observations, FrameRef frame) {
    Map<Long, List<Transition>> transitions =
        RegionEvents.observe(
            turn.state(), configuration.regions(), observations, frame.getCapturedAtUs());
    reporter().report(observations, transitions, frame);
  }

  private void forget() {
    turn.state()
        .setTracker(ByteString.EMPTY)
        .setZones(ByteString.EMPTY)
        .setOrdinalBase(turn.state().getLastOrdinal());
    tracker = new Tracker(configuration.tracker());
  }

  private Tracker restore() {
    ByteString saved = turn.state().getTracker();
    if (saved.isEmpty()) {
      return new Tracker(configuration.tracker());
    }
    try {
      return Tracker.restore(configuration.tracker(), saved.toByteArray());
    } catch (IllegalArgumentException e) {
      // Saved by another version: no track may stay without its end.
      FrameRef frame = turn.latestFrame();
      turn.tell(
          CameraEventType.CAMERA_EVENT_TYPE_DEGRADED,
          "the saved tracks can not be read by this version, so they end: " + e.getMessage(),
          frame.getCapturedAtUs(),
          frame);
      reporter().endUnseen(EndReason.CAMERA_CHANGED, frame);
      turn.state()
          .setTracker(ByteString.EMPTY)
          .setZones(ByteString.EMPTY)
          .setOrdinalBase(turn.state().getLastOrdinal());
      return new Tracker(configuration.tracker());
    }
  }

  private ObservationSender reporter() {
    return new ObservationSender(turn, new ReportingPolicy(configuration.reporting()));
  }
}
