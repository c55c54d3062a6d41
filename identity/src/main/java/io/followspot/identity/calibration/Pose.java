package io.followspot.identity.calibration;

import java.util.Arrays;

/**
 * The pose of a camera: camera point = rotation × floor point + translation, with the third axis in
 * viewing direction and the second one down.
 *
 * @param rotation nine values, row-major, orthonormal
 * @param translationM three values in metres
 */
@SuppressWarnings("ArrayRecordComponent") // copied here, never compared
public record Pose(double[] rotation, double[] translationM) {
  private static final double TOLERANCE = 1e-3;

  /** Rejects a matrix that is not a rotation. */
  public Pose {
    if (rotation.length != 9 || translationM.length != 3) {
      throw new CalibrationException("a pose has 9 values of rotation and 3 of translation");
    }
    rotation = rotation.clone();
    translationM = translationM.clone();
    for (int i = 0; i < 3; i++) {
      for (int j = i; j < 3; j++) {
        double dot = 0;
        for (int k = 0; k < 3; k++) {
          dot += rotation[3 * i + k] * rotation[3 * j + k];
        }
        if (!(Math.abs(dot - (i == j ? 1 : 0)) < TOLERANCE)) {
          throw new CalibrationException(
              "rotation is not orthonormal: " + Arrays.toString(rotation));
        }
      }
    }
    if (Matrix3.determinant(rotation) < 0) {
      throw new CalibrationException("rotation is a reflection: " + Arrays.toString(rotation));
    }
  }

  /**
   * The pose of a camera directed at a point on the floor, without roll.
   *
   * @param heightM above the floor, above zero
   */
  public static Pose lookingAt(FloorPoint place, double heightM, FloorPoint target) {
    double[] forward = {target.xM() - place.xM(), target.yM() - place.yM(), -heightM};
    double length = Matrix3.length(forward);
    double level = Math.sqrt(forward[0] * forward[0] + forward[1] * forward[1]);
    if (!(heightM > 0) || !(level > 1e-6)) {
      throw new CalibrationException("a camera needs a height and a target beside its foot");
    }
    double[] z = {forward[0] / length, forward[1] / length, forward[2] / length};
    double[] x = {forward[1] / level, -forward[0] / level, 0};
    double[] y = Matrix3.cross(z, x);
    double[] r = {x[0], x[1], x[2], y[0], y[1], y[2], z[0], z[1], z[2]};
    double[] t = Matrix3.times(r, -place.xM(), -place.yM(), -heightM);
    return new Pose(r, t);
  }

  @Override
  public double[] rotation() {
    return rotation.clone();
  }

  @Override
  public double[] translationM() {
    return translationM.clone();
  }
}
