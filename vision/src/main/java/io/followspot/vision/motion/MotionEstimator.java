package io.followspot.vision.motion;

import io.followspot.tracking.geometry.Affine;
import java.util.Optional;

/** Finds how a picture moved as a whole. For use by several threads. */
public interface MotionEstimator {
  /**
   * Compares two pictures.
   *
   * @param from brightness before
   * @param to brightness after, of the same size
   * @param guess where the points may be; the better, the larger the motion that is found
   * @return where the points of {@code from} lie in {@code to}, in pixels from the top left corner
   *     of the frame; empty if that cannot be said with confidence
   */
  Optional<Affine> estimate(Plane from, Plane to, Affine guess);
}
