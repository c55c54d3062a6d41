package io.followspot.functions.camera;

import io.followspot.functions.RejectionReason;
import io.followspot.functions.stream.StreamAccounts;
import io.followspot.functions.stream.StreamPosition;
import io.followspot.protos.v1.CameraEventType;
import io.followspot.protos.v1.Detections;
import io.followspot.tracking.tracker.EndReason;
import io.followspot.vision.FrameRefusedException;
import io.followspot.vision.pipeline.PipelineStep;

/** Processes and accounts for one frame of a registered camera. */
final class FrameHandler {
  /** A live source that reconnects within this time shows nearly the same background. */
  private static final long SAME_BACKGROUND_US = 60_000_000;

  private static final long LEDGER_PERIOD_US = 5_000_000;

  private final CameraUpdate update;
  private final CameraConfiguration configuration;
  private final VisionSource vision;
  private final long nowUs;

  /**
   * Creates the handler of one frame.
   *
   * @param nowUs by which a frame's age is measured; the least number if no frame is too old
   */
  FrameHandler(
      CameraUpdate update, CameraConfiguration configuration, VisionSource vision, long nowUs) {
    this.update = update;
    this.configuration = configuration;
    this.vision = vision;
    this.nowUs = nowUs;
  }

  void handle(InputFrame frame) {
    StreamPosition position = update.position();
    switch (position.classify(frame)) {
      case DUPLICATE -> accounts().duplicate();
      case LATE -> late(frame, position);
      case AFTER_THE_END ->
          reject(
              frame,
              new RejectionReason(
                  "stream_ended",
                  "stream " + frame.streamId() + " has ended; begin a new one with a greater id"));
      case NEW_STREAM -> {
        startStream(frame, position);
        process(frame, position);
      }
      case NEXT -> process(frame, position);
    }
  }

  private void late(InputFrame frame, StreamPosition position) {
    accounts().late(frame, position).ifPresent(update.state().stream()::set);
    streak().add(frame.origin(), position.whyLate(frame, update.cameraId()));
  }

  private void reject(InputFrame frame, RejectionReason why) {
    update.reject(frame, why);
    streak().add(frame.origin(), why.message());
  }

  private UnusableStreak streak() {
    return new UnusableStreak(update);
  }

  private void startStream(InputFrame frame, StreamPosition position) {
    endStream(position);
    long gapUs = frame.capturedAtUs() - position.capturedAtUs();
    if (gapUs < 0 || gapUs > SAME_BACKGROUND_US) {
      update.state().vision().clear();
    }
    update.state().outputs().ledgerAt(frame.capturedAtUs());
    update.state().health().streamingSince(frame.capturedAtUs());
    update.addEvent(
        CameraEventType.CAMERA_EVENT_TYPE_STREAM_STARTED, "", frame.capturedAtUs(), frame.ref());
  }

  /** Ends the stream's tracks, unless the stream has ended already. */
  void endStream(StreamPosition position) {
    if (!position.ended()) {
      new CameraTracks(update, configuration).endAll(EndReason.STREAM_ENDED);
      update.state().health().clearStreaming();
      update.addEvent(
          CameraEventType.CAMERA_EVENT_TYPE_STREAM_ENDED,
          "",
          position.capturedAtUs(),
          update.latestFrame());
    }
  }

  private void process(InputFrame frame, StreamPosition position) {
    accounts().missing(frame, position);
    if (isTooOld(frame)) {
      // No rejection record for each: the system is overloaded in this case.
      update.state().ledger().rejected("frame_too_old");
      update.state().stream().set(position.after(frame, true).state());
      streak().add(frame.origin(), "they are older than vision.max_frame_age_us");
      reportLedger(frame);
      return;
    }
    try {
      if (!frame.bringsNothing()) {
        track(frame, new CameraTracks(update, configuration));
      } else {
        streak().end(frame);
      }
      update.state().ledger().processed();
      update.state().stream().set(position.after(frame, true).state());
      if (frame.endOfStream()) {
        endStream(update.position().stillOpen());
      }
    } catch (FrameRefusedException e) {
      reject(frame, new RejectionReason(e.reason(), String.valueOf(e.getMessage())));
      update.state().stream().set(position.after(frame, false).state());
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
      track(frame, boxes.detections(), tracks);
      return;
    }
    FrameContent.Jpeg picture = (FrameContent.Jpeg) frame.content();
    if (!configuration.wantsPictures()) {
      throw new FrameRefusedException(
          "pictures_not_wanted",
          "the camera's vision.detector is \"none\"; publish detections, or register another one");
    }
    PipelineStep step = tracks.onPicture(frame, picture.jpeg().toByteArray(), vision);
    streak().end(frame);
    reportTrouble(frame, step.vision().trouble());
    configuration.processedFrames().publish(update, frame, step.vision());
    configuration.motionMaps().publish(update, frame, step.vision());
    tracks.record(step, frame.ref());
  }

  private void track(InputFrame frame, Detections detections, CameraTracks tracks)
      throws FrameRefusedException {
    DetectionsReader.ReadDetections read =
        DetectionsReader.read(detections, configuration.maxDetections());
    tracks.onDetections(read.detections(), frame.ref());
    OmittedDetections omitted = read.omitted();
    int of = detections.getDetectionsCount();
    if (!omitted.isEmpty()) {
      update.omit(frame, omitted, of);
    }
    if (of > 0 && omitted.count() == of) {
      streak().add(frame.origin(), omitted.reason(of).message());
    } else {
      streak().end(frame);
    }
  }

  /** Reports once what cannot run as configured. */
  private void reportTrouble(InputFrame frame, String trouble) {
    if (!trouble.equals(update.state().health().trouble())) {
      update.state().health().troubleAt(trouble, frame.capturedAtUs());
      if (!trouble.isEmpty()) {
        update.addEvent(
            CameraEventType.CAMERA_EVENT_TYPE_DEGRADED, trouble, frame.capturedAtUs(), frame.ref());
      }
    }
  }

  private StreamAccounts accounts() {
    return update.state().ledger().order();
  }

  private void reportLedger(InputFrame frame) {
    long sinceUs = frame.capturedAtUs() - update.state().outputs().ledgerUs();
    if (Math.abs(sinceUs) >= LEDGER_PERIOD_US) {
      update.state().outputs().ledgerAt(frame.capturedAtUs());
      update.addEvent(
          CameraEventType.CAMERA_EVENT_TYPE_LEDGER_REPORTED, "", frame.capturedAtUs(), frame.ref());
    }
  }
}
