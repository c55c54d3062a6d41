package io.followspot.vision.motion;

import io.followspot.tracking.geometry.Affine;
import java.util.Optional;

/** Estimates the global motion between two pictures. Thread-safe. */
public interface MotionEstimator {
  /**
   * Compares two pictures.
   *
   * @param from brightness before
   * @param to brightness after, of the same size
   * @param guess initial guess of the map; a better guess allows larger motion
   * @return where the points of {@code from} lie in {@code to}, in pixels from the top left corner
   *     of the frame; empty if the estimate is not reliable
   */
  Optional<Affine> estimate(Plane from, Plane to, Affine guess);
}
