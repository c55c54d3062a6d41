package io.followspot.simulation.scene;

import io.followspot.tracking.geometry.Box;

/**
 * An actor as drawn, in pixels.
 *
 * @param footX of the middle of the feet
 * @param footY of the ground under the feet
 * @param heightPx from the ground to the top
 * @param stride swing of the legs in radians
 * @param heading -1 to the left, 1 to the right, 0 at rest
 */
record Figure(
    long id,
    String label,
    double footX,
    double footY,
    double heightPx,
    double stride,
    int heading) {
  /** Width of the box over its height: about that of annotated pedestrians. */
  static final double PERSON_ASPECT = 0.40;

  static final double CAR_ASPECT = 2.3;

  boolean isCar() {
    return label.equals(ActorScript.CAR);
  }

  Box box() {
    double width = heightPx * (isCar() ? CAR_ASPECT : PERSON_ASPECT);
    return new Box(footX - width / 2, footY - heightPx, width, heightPx);
  }
}
