package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.pipeline.PipelineStep;

/** Takes in one frame of a registered camera, and accounts for it. */
final class FrameHandler {
  /** A live source that comes back within it still shows about the same background. */
  private static final long SAME_BACKGROUND_US = 60_000_000;

  private static final long LEDGER_PERIOD_US = 10_000_000;

  private final CameraUpdate turn;
  private final CameraConfiguration configuration;
  private final VisionSource vision;
  private final long nowUs;

  /**
   * Makes ready for one frame.
   *
   * @param nowUs by which a frame is too old; the least number if none is
   */
  FrameHandler(
      CameraUpdate turn, CameraConfiguration configuration, VisionSource vision, long nowUs) {
    this.turn = turn;
    this.configuration = configuration;
    this.vision = vision;
    this.nowUs = nowUs;
  }

  void take(InputFrame frame) {
    StreamPosition position = turn.position();
    switch (position.judge(frame)) {
      case DUPLICATE -> turn.ledger().setDuplicate(turn.ledger().getDuplicate() + 1);
      case LATE -> late(frame, position);
      case AFTER_THE_END ->
          turn.reject(
              frame,
              new RejectionReason(
                  "stream_ended",
                  "stream " + frame.streamId() + " has ended; begin a new one with a greater id"));
      case NEW_STREAM -> {
        startStream(frame, position);
        look(frame, position);
      }
      case NEXT -> look(frame, position);
    }
  }

  private void late(InputFrame frame, StreamPosition position) {
    turn.ledger().setLate(turn.ledger().getLate() + 1);
    if (frame.streamId() == position.streamId()) {
      countMissing(frame, position);
      if (position.fillsGap(frame)) {
        turn.ledger().setMissing(turn.ledger().getMissing() - 1);
      }
      turn.state().setStream(position.after(frame, false).state());
    }
  }

  private void startStream(InputFrame frame, StreamPosition position) {
    endStream(position);
    long gapUs = frame.capturedAtUs() - position.capturedAtUs();
    if (gapUs < 0 || gapUs > SAME_BACKGROUND_US) {
      turn.state().clearVision();
    }
    turn.state().setLedgerReportedAtUs(frame.capturedAtUs());
    turn.state().getHealthBuilder().setStreamingSinceUs(frame.capturedAtUs());
    turn.tell(
        CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED, "", frame.capturedAtUs(), frame.ref());
  }

  /** Ends the stream's tracks, unless it is already at its end. */
  void endStream(StreamPosition position) {
    if (!position.ended()) {
      new CameraTracks(turn, configuration).endAll(EndReason.STREAM_ENDED);
      turn.state().getHealthBuilder().clearStreamingSinceUs();
      turn.tell(
          CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
          "",
          position.capturedAtUs(),
          turn.latestFrame());
    }
  }

  private void look(InputFrame frame, StreamPosition position) {
    countMissing(frame, position);
    if (isTooOld(frame)) {
      // No record of each: there is too much to do as it is.
      turn.count("frame_too_old");
      turn.state().setStream(position.after(frame, true).state());
      reportLedger(frame);
      return;
    }
    try {
      if (!frame.bringsNothing()) {
        track(frame, new CameraTracks(turn, configuration));
      }
      turn.ledger().setProcessed(turn.ledger().getProcessed() + 1);
      turn.state().setStream(position.after(frame, true).state());
      if (frame.endOfStream()) {
        endStream(turn.position().stillOpen());
      }
    } catch (FrameRefusedException e) {
      turn.reject(frame, new RejectionReason(e.reason(), String.valueOf(e.getMessage())));
      turn.state().setStream(position.after(frame, false).state());
    }
    reportLedger(frame);
  }

  private boolean isTooOld(InputFrame frame) {
    return !frame.endOfStream()
        && nowUs > frame.capturedAtUs()
        && nowUs - frame.capturedAtUs() > configuration.maxFrameAgeUs();
  }

  private void track(InputFrame frame, CameraTracks tracks) throws FrameRefusedException {
    if (frame.content() instanceof FrameContent.Boxes boxes) {
      tracks.onDetections(DetectionsReader.read(boxes.detections()), frame.ref());
      return;
    }
    FrameContent.Picture picture = (FrameContent.Picture) frame.content();
    if (!configuration.wantsPictures()) {
      throw new FrameRefusedException(
          "pictures_not_wanted",
          "the camera's vision.detector is \"none\"; publish detections, or register another one");
    }
    PipelineStep step = tracks.onPicture(frame, picture.jpeg().toByteArray(), vision);
    tellTrouble(frame, step.vision().trouble());
    configuration.processedFrames().publish(turn, frame, step.vision());
    configuration.motionMaps().publish(turn, frame, step.vision());
    tracks.record(step, frame.ref());
  }

  /** Says once what can not run as configured. */
  private void tellTrouble(InputFrame frame, String trouble) {
    if (!trouble.equals(turn.state().getTrouble())) {
      turn.state().setTrouble(trouble);
      turn.state().getHealthBuilder().clearTroubleSinceUs();
      if (!trouble.isEmpty()) {
        turn.state().getHealthBuilder().setTroubleSinceUs(frame.capturedAtUs());
        turn.tell(
            CameraEventType.CAMERA_EVENT_TYPE_DEGRADED, trouble, frame.capturedAtUs(), frame.ref());
      }
    }
  }

  private void countMissing(InputFrame frame, StreamPosition position) {
    turn.ledger().setMissing(turn.ledger().getMissing() + position.missingBefore(frame));
  }

  private void reportLedger(InputFrame frame) {
    long sinceUs = frame.capturedAtUs() - turn.state().getLedgerReportedAtUs();
    if (Math.abs(sinceUs) >= LEDGER_PERIOD_US) {
      turn.state().setLedgerReportedAtUs(frame.capturedAtUs());
      turn.tell(
          CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, "", frame.capturedAtUs(), frame.ref());
    }
  }
}
