package io.followspot.functions.camera;

import io.followspot.protos.v1.Detections;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.vision.FrameRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads and validates the output of an external detector. */
final class DetectionsReader {
  /** More objects than a picture can show apart; it also bounds the tracker's work and state. */
  static final int MAX_DETECTIONS = 256;

  private static final int MAX_FRAME_PX = 16_384;

  /** Bytes in UTF-8: labels are part of the state. */
  private static final int MAX_LABEL_BYTES = 64;

  private static final int MAX_APPEARANCE = 512;

  /** How far from the frame's origin a box may reach: far off the picture still means something. */
  private static final float MAX_COORDINATE_PX = 100_000;

  private DetectionsReader() {}

  static FrameDetections read(Detections message) throws FrameRefusedException {
    int width = message.getFrameWidthPx();
    int height = message.getFrameHeightPx();
    if (width < 1 || width > MAX_FRAME_PX || height < 1 || height > MAX_FRAME_PX) {
      throw refuse(
          "frame_size_out_of_range",
          "the frame size %d x %d px is invalid; give its real size, at most %d px a side",
          width,
          height,
          MAX_FRAME_PX);
    }
    int count = message.getDetectionsCount();
    if (count > MAX_DETECTIONS) {
      throw refuse(
          "too_many_detections",
          "%d detections in one frame; raise the detector's threshold, at most %d are accepted",
          count,
          MAX_DETECTIONS);
    }
    List<Detection> detections = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Detection detection = read(i, message.getDetections(i));
      if (!FrameDetections.isWithin(detection.box(), width, height)) {
        throw refuse(
            "detection_outside_frame",
            "detection %d lies outside the frame of %d x %d px; give pixels of the whole frame",
            i,
            width,
            height);
      }
      detections.add(detection);
      if (detections.get(i).appearance().length != detections.get(0).appearance().length) {
        throw refuse(
            "appearance_length_differs",
            "detection %d has %d appearance values, the first one %d; use one length",
            i,
            detections.get(i).appearance().length,
            detections.get(0).appearance().length);
      }
    }
    return new FrameDetections(
        message.getCapturedAtUs(), width, height, detections, Affine.IDENTITY);
  }

  private static Detection read(int i, io.followspot.protos.v1.Detection message)
      throws FrameRefusedException {
    io.followspot.protos.v1.Box box = message.getBox();
    float reach =
        Math.max(
            Math.abs(box.getLeftPx()) + box.getWidthPx(),
            Math.abs(box.getTopPx()) + box.getHeightPx());
    if (!(box.getWidthPx() > 0 && box.getHeightPx() > 0 && reach <= MAX_COORDINATE_PX)) {
      throw refuse(
          "detection_box_invalid",
          "detection %d has the box %s, %s, %s x %s px; give left, top, width and height",
          i,
          box.getLeftPx(),
          box.getTopPx(),
          box.getWidthPx(),
          box.getHeightPx());
    }
    if (!(message.getScore() >= 0 && message.getScore() <= 1)) {
      throw refuse(
          "detection_score_invalid",
          "detection %d has the score %s; it must be within 0 to 1",
          i,
          message.getScore());
    }
    int labelBytes = message.getLabelBytes().size();
    if (labelBytes > MAX_LABEL_BYTES) {
      throw refuse(
          "detection_label_too_long",
          "detection %d has a label of %d bytes; at most %d are accepted",
          i,
          labelBytes,
          MAX_LABEL_BYTES);
    }
    if (message.getLabel().chars().anyMatch(Character::isISOControl)) {
      throw refuse(
          "detection_label_invalid",
          "detection %d has a control character in its label; remove it",
          i);
    }
    return new Detection(
        new Box(box.getLeftPx(), box.getTopPx(), box.getWidthPx(), box.getHeightPx()),
        message.getScore(),
        message.getLabel(),
        appearance(i, message.getAppearanceList()));
  }

  /** Returns the values at unit length; none if they are all zero. */
  private static float[] appearance(int i, List<Float> values) throws FrameRefusedException {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    if (values.size() > MAX_APPEARANCE || !(squares < Float.MAX_VALUE)) {
      throw refuse(
          "detection_appearance_invalid",
          "detection %d has %d appearance values; at most %d finite ones are accepted",
          i,
          values.size(),
          MAX_APPEARANCE);
    }
    float[] unit = new float[squares > 0 ? values.size() : 0];
    for (int k = 0; k < unit.length; k++) {
      unit[k] = (float) (values.get(k) / Math.sqrt(squares));
    }
    return unit;
  }

  private static FrameRefusedException refuse(String reason, String format, Object... values) {
    return new FrameRefusedException(reason, String.format(Locale.ROOT, format, values));
  }
}
