package io.followspot.vision;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.motion.MotionMap;
import io.followspot.vision.processed.ProcessedPicture;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The result of one frame.
 *
 * @param state for the next step
 * @param widthPx of the frame as captured
 * @param heightPx of the frame as captured
 * @param detections in pixels of the frame as captured
 * @param cameraMotion where the points of the frame last searched for objects lie in this one
 * @param looked whether objects were searched; if not, an empty list does not mean that there are
 *     none
 * @param trouble which stage cannot run as configured, and what replaces it; empty if none
 * @param processed the frame denoised and stabilised; computed on request
 * @param motion motion since the previous frame, computed on request; empty where no previous frame
 *     is stored
 */
@SuppressWarnings("ArrayRecordComponent") // tens of kilobytes: handed on, never changed
public record VisionStep(
    byte[] state,
    int widthPx,
    int heightPx,
    List<Detection> detections,
    Affine cameraMotion,
    boolean looked,
    String trouble,
    Supplier<ProcessedPicture> processed,
    Supplier<Optional<MotionMap>> motion) {}
