package io.followspot.vision;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.appearance.ColourHistogram;
import io.followspot.vision.decode.ColourFrame;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.onnx.ModelConfig;
import io.followspot.vision.onnx.ModelException;
import io.followspot.vision.onnx.Networks;
import io.followspot.vision.onnx.OnnxDetector;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How objects are found in one frame: by the network if there is one, by motion if there is none or
 * it fails.
 *
 * @param detections in pixels of the frame as captured
 * @param looked whether objects were searched in this frame
 * @param trouble which network cannot be used; empty if none
 */
record DetectionStage(List<Detection> detections, boolean looked, String trouble) {
  private static final float[] NO_LOOK = {};

  /**
   * A frame to be searched.
   *
   * @param number of frames learned before
   * @param seen the frame as it was decoded
   * @param mask the foreground; empty where it is not known
   * @param moving whether enough of it moves to be an object
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way through the stages
  record Subject(
      byte[] jpeg, JpegHeader header, long number, Picture seen, Mask mask, boolean moving) {}

  /**
   * Searches objects.
   *
   * @param motion gives what the motion detector finds, as captured
   * @throws FrameRefusedException if the bytes are damaged
   */
  static DetectionStage of(Networks networks, Subject subject, Supplier<List<Detection>> motion)
      throws FrameRefusedException {
    OnnxDetector detector = networks.detector().orElse(null);
    if (detector == null && !networks.describes()) {
      return new DetectionStage(motion.get(), true, networks.trouble());
    }
    if (detector != null && subject.number() % detector.config().every() != 0) {
      return new DetectionStage(List.of(), false, networks.trouble());
    }
    if (detector != null && !isWorthIt(detector.config(), subject)) {
      return new DetectionStage(List.of(), true, networks.trouble());
    }
    try (ColourFrame frame = ColourFrame.decode(subject.jpeg(), subject.header())) {
      List<Detection> found =
          detector == null ? motion.get() : coloured(detector.detect(frame), subject);
      return new DetectionStage(networks.described(frame, found), true, networks.trouble());
    } catch (ModelException e) {
      return new DetectionStage(
          motion.get(), true, e.getMessage() + "; the motion detector replaces it");
    }
  }

  /** The same without appearance descriptors. */
  DetectionStage withoutLooks() {
    return new DetectionStage(
        detections.stream().map(d -> d.withAppearance(NO_LOOK)).toList(), looked, trouble);
  }

  private static boolean isWorthIt(ModelConfig config, Subject subject) {
    return !config.onMotion() || subject.moving();
  }

  private static List<Detection> coloured(List<Detection> detections, Subject subject) {
    Picture seen = subject.seen();
    double scaleX = seen.geometry().widthPx() / (double) subject.header().widthPx();
    double scaleY = seen.geometry().heightPx() / (double) subject.header().heightPx();
    List<Detection> coloured = new ArrayList<>(detections.size());
    for (Detection d : detections) {
      Box box =
          new Box(
              d.box().leftPx() * scaleX,
              d.box().topPx() * scaleY,
              d.box().widthPx() * scaleX,
              d.box().heightPx() * scaleY);
      coloured.add(
          new Detection(
              d.box(), d.score(), d.label(), ColourHistogram.of(seen, subject.mask(), box)));
    }
    return coloured;
  }
}
