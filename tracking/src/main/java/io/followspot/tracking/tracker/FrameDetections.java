package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import java.util.List;

/**
 * The detections of one frame.
 *
 * @param capturedAtUs capture time in microseconds, greater than the previous frame's
 * @param widthPx of the frame as captured, above zero
 * @param heightPx of the frame as captured, above zero
 * @param detections in any order, each at least partly within the frame
 * @param cameraMotion where the previous frame's points lie in this one; identity for a fixed
 *     camera
 */
public record FrameDetections(
    long capturedAtUs, int widthPx, int heightPx, List<Detection> detections, Affine cameraMotion) {
  /** Rejects a frame without area and a detection outside it, naming the offending value. */
  public FrameDetections {
    if (widthPx <= 0 || heightPx <= 0) {
      throw new IllegalArgumentException("frame has no area: " + widthPx + " x " + heightPx);
    }
    detections = List.copyOf(detections);
    for (int i = 0; i < detections.size(); i++) {
      Box box = detections.get(i).box();
      if (!isWithin(box, widthPx, heightPx)) {
        throw new IllegalArgumentException(
            "detection "
                + i
                + " lies outside the frame "
                + widthPx
                + " x "
                + heightPx
                + ": "
                + box);
      }
    }
  }

  /** Returns whether any part of the box lies within a frame of that size. */
  public static boolean isWithin(Box box, int widthPx, int heightPx) {
    return box.leftPx() < widthPx
        && box.topPx() < heightPx
        && box.rightPx() > 0
        && box.bottomPx() > 0;
  }
}
