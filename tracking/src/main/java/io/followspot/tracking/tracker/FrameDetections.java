package io.followspot.tracking.tracker;

import io.followspot.tracking.geometry.Affine;
import java.util.List;

/**
 * What a detector saw in one frame.
 *
 * @param capturedAtUs capture time in microseconds, greater than the previous frame's
 * @param widthPx of the frame as captured
 * @param heightPx of the frame as captured
 * @param detections in any order
 * @param cameraMotion where the previous frame's points lie in this one; identity for a fixed
 *     camera
 */
public record FrameDetections(
    long capturedAtUs,
    int widthPx,
    int heightPx,
    List<Detection> detections,
    Affine cameraMotion) {}
