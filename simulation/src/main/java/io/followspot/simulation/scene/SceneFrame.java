package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Affine;
import java.util.List;

/**
 * The truth about one frame.
 *
 * @param index from 0
 * @param offsetUs capture time in microseconds since the scene began
 * @param widthPx of the frame
 * @param heightPx of the frame
 * @param objects all that intersect the frame, by id
 * @param cameraMotion where the previous frame's still points lie in this one
 */
public record SceneFrame(
    long index,
    long offsetUs,
    int widthPx,
    int heightPx,
    List<SceneObject> objects,
    Affine cameraMotion) {}
