package io.followspot.vision;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.tracker.Detection;
import java.util.List;

/**
 * What one frame taught.
 *
 * @param state for the next step
 * @param widthPx of the frame as captured
 * @param heightPx of the frame as captured
 * @param detections in pixels of the frame as captured
 * @param cameraMotion where the previous frame's points lie in this one
 */
@SuppressWarnings("ArrayRecordComponent") // tens of kilobytes: handed on, never changed
public record VisionStep(
    byte[] state, int widthPx, int heightPx, List<Detection> detections, Affine cameraMotion) {}
