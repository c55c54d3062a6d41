package io.followspot.functions.camera;

import com.google.protobuf.ByteString;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.FrameRef;
import io.followspot.tracking.life.ReportingPolicy;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.tracking.tracker.Observation;
import io.followspot.tracking.tracker.Tracker;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.pipeline.CameraPipeline;
import io.followspot.vision.pipeline.PipelineStep;
import java.util.List;

/** Updates a camera's tracks by one message: from detections to messages for track functions. */
final class CameraTracks {
  private final CameraUpdate update;
  private final CameraConfiguration configuration;
  private Tracker tracker;

  CameraTracks(CameraUpdate update, CameraConfiguration configuration) {
    this.update = update;
    this.configuration = configuration;
    tracker = restore();
  }

  /**
   * Detects and tracks the objects of a picture; the new state of the vision becomes the camera's.
   *
   * @throws FrameRefusedException if the bytes are unusable; nothing has changed then
   */
  PipelineStep onPicture(InputFrame frame, byte[] jpeg, VisionSource vision)
      throws FrameRefusedException {
    CameraPipeline pipeline =
        new CameraPipeline(
            (picture, state, expected) ->
                vision.step(configuration.vision(), picture, state, expected),
            tracker,
            update.state().vision().get());
    PipelineStep step = pipeline.onPicture(frame.capturedAtUs(), jpeg);
    update.state().vision().save(pipeline.visionState());
    return step;
  }

  /** Saves and reports the result of a picture, unless the detector skipped it. */
  void record(PipelineStep step, FrameRef frame) {
    if (step.tracked()) {
      record(step.observations(), step.vision().widthPx(), step.vision().heightPx(), frame);
    }
  }

  /** Updates the tracks with detections of another detector. */
  void onDetections(FrameDetections detections, FrameRef frame) {
    record(tracker.track(detections), detections.widthPx(), detections.heightPx(), frame);
  }

  private void record(List<Observation> observations, int widthPx, int heightPx, FrameRef frame) {
    update.state().ledger().tracksNotBegun(tracker.notBegun());
    update.state().tracks().saveTracker(tracker.save(), widthPx, heightPx);
    RegionChanges changes = report(observations, frame);
    new SiteReporter(update).report(observations, frame);
    new CameraAlerts(update).onFrame(observations, changes, frame);
  }

  /**
   * Ends all tracks as of the latest frame. Ordinals continue; everything else is reset, time
   * included: the next stream may be older.
   */
  void endAll(EndReason reason) {
    FrameRef frame = update.latestFrame();
    report(tracker.endAll(reason, frame.getCapturedAtUs()), frame);
    new SiteReporter(update).endStream();
    update.state().alerts().endStream();
    forget();
  }

  private RegionChanges report(List<Observation> observations, FrameRef frame) {
    RegionChanges changes =
        RegionEvents.observe(
            update.state().tracks(),
            configuration.regions(),
            observations,
            frame.getCapturedAtUs());
    reporter().report(observations, changes.transitions(), frame);
    return changes;
  }

  private void forget() {
    reset();
    tracker = new Tracker(configuration.tracker());
  }

  private void reset() {
    update.state().tracks().reset();
    update.state().numbers().continueAfterLast();
  }

  private Tracker restore() {
    ByteString saved = update.state().tracks().tracker();
    if (saved.isEmpty()) {
      return new Tracker(configuration.tracker());
    }
    try {
      return Tracker.restore(configuration.tracker(), saved.toByteArray());
    } catch (IllegalArgumentException e) {
      // Saved by another version: every track must still get its end.
      FrameRef frame = update.latestFrame();
      update.addEvent(
          CameraEventType.CAMERA_EVENT_TYPE_DEGRADED,
          "this version cannot read the stored tracks, so they end: " + e.getMessage(),
          frame.getCapturedAtUs(),
          frame);
      reporter().endUnseen(EndReason.CAMERA_CHANGED, frame);
      update.state().alerts().endStream();
      reset();
      return new Tracker(configuration.tracker());
    }
  }

  private ObservationSender reporter() {
    return new ObservationSender(update, new ReportingPolicy(configuration.reporting()));
  }
}
