package io.followspot.functions.camera;

import io.followspot.protos.v1.Detections;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.tracking.tracker.FrameDetections;
import io.followspot.vision.FrameRefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads and validates the output of an external detector. */
final class DetectionsReader {
  /**
   * Of a camera whose registration names no number of objects. It bounds the tracker's work and
   * state.
   */
  static final int MAX_DETECTIONS = 256;

  private static final int MAX_FRAME_PX = 16_384;

  /** Bytes in UTF-8: labels are part of the state. */
  static final int MAX_LABEL_BYTES = 64;

  private static final int MAX_APPEARANCE = 512;

  /**
   * How far a box may extend from the frame's origin: objects may be partly outside the picture.
   */
  private static final float MAX_COORDINATE_PX = 100_000;

  /** Tolerance for scores that were computed with 32 bits. */
  private static final float ROUNDING = 1e-4f;

  private DetectionsReader() {}

  /**
   * The result of reading a frame.
   *
   * @param detections the valid ones
   * @param omitted the others
   */
  record ReadDetections(FrameDetections detections, OmittedDetections omitted) {}

  /**
   * Reads a frame's detections. Invalid ones are omitted; the others are kept.
   *
   * @param most detections that are used
   * @throws FrameRefusedException if the frame's size is invalid
   */
  static ReadDetections read(Detections message, int most) throws FrameRefusedException {
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
    OmittedDetections omitted = new OmittedDetections();
    List<Detection> sound = new ArrayList<>();
    for (int i = 0; i < message.getDetectionsCount(); i++) {
      try {
        Detection detection = read(i, message.getDetections(i));
        requireWithin(i, detection, width, height);
        requireLength(i, detection, sound);
        sound.add(detection);
      } catch (FrameRefusedException e) {
        omitted.add(e.reason(), String.valueOf(e.getMessage()));
      }
    }
    List<Detection> kept = best(distinct(sound, omitted), most, omitted);
    return new ReadDetections(
        new FrameDetections(message.getCapturedAtUs(), width, height, kept, Affine.IDENTITY),
        omitted);
  }

  private static void requireWithin(int i, Detection detection, int width, int height)
      throws FrameRefusedException {
    if (!FrameDetections.isWithin(detection.box(), width, height)) {
      throw refuse(
          "detection_outside_frame",
          "detection %d lies outside the frame of %d x %d px; give pixels of the whole frame",
          i,
          width,
          height);
    }
  }

  private static void requireLength(int i, Detection detection, List<Detection> before)
      throws FrameRefusedException {
    if (!before.isEmpty() && detection.appearance().length != before.get(0).appearance().length) {
      throw refuse(
          "appearance_length_differs",
          "detection %d has %d appearance values, the first one %d; use one length",
          i,
          detection.appearance().length,
          before.get(0).appearance().length);
    }
  }

  /** Of detections with exactly the same box, keeps the one with the highest score. */
  private static List<Detection> distinct(List<Detection> detections, OmittedDetections omitted) {
    Map<Box, Detection> byBox = new LinkedHashMap<>();
    for (Detection detection : detections) {
      Detection other = byBox.get(detection.box());
      if (other != null) {
        omitted.add(
            "detection_repeated",
            "two detections have the same box; suppress what overlaps in the detector");
      }
      if (other == null || detection.score() > other.score()) {
        byBox.put(detection.box(), detection);
      }
    }
    return List.copyOf(byBox.values());
  }

  /**
   * Keeps the detections with the highest scores, up to the limit, in the order in which they were
   * given.
   */
  private static List<Detection> best(
      List<Detection> detections, int most, OmittedDetections omitted) {
    int surplus = detections.size() - most;
    if (surplus <= 0) {
      return detections;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < detections.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -detections.get(i).score()));
    omitted.add(
        "too_many_detections",
        String.format(
            Locale.ROOT,
            "%d detections in one frame; the %d with the greatest scores are used, raise the"
                + " detector's threshold",
            detections.size(),
            most),
        surplus);
    return order.subList(0, most).stream().sorted().map(detections::get).toList();
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
    float score = message.getScore();
    if (!(score >= -ROUNDING && score <= 1 + ROUNDING)) {
      throw refuse(
          "detection_score_invalid",
          "detection %d has the score %s; it must be within 0 to 1",
          i,
          score);
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
        Math.max(0, Math.min(1, score)),
        message.getLabel(),
        appearance(i, message.getAppearanceList()));
  }

  /** Returns the values normalised to unit length; none if they are all zero. */
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
