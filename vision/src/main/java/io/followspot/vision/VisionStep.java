package io.followspot.vision;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.motion.MotionMap;
import io.followspot.vision.processed.ProcessedPicture;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one frame taught.
 *
 * @param state for the next step
 * @param widthPx of the frame as captured
 * @param heightPx of the frame as captured
 * @param detections in pixels of the frame as captured
 * @param cameraMotion where the points of the frame last looked at before lie in this one
 * @param looked whether objects were looked for; if not, there being no detections means nothing
 * @param trouble which stage cannot run as configured, and what stands in; empty if none
 * @param processed the frame denoised and stabilised; made when it is asked for
 * @param motion how fast things move since the frame before, made when it is asked for; nothing
 *     where no frame before is remembered
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
