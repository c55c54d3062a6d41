package io.followspot.vision.motion;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.decode.Mats;
import java.util.Optional;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * Finds a shift by phase correlation (Kuglin and Hines, 1975) at half the size, and refines it at
 * full size, since the peak's centre alone is up to 0.4 pixels off: the cheap mode. Finds no
 * rotation and no zoom, but shifts of up to a quarter of the picture without an initial guess, and
 * is robust against changes of light.
 */
public final class PhaseMotion implements MotionEstimator {
  /** Height of the correlation's peak, of 1 for equal pictures; noise gives about 0.02. */
  private static final double MIN_RESPONSE = 0.08;

  @Override
  public Optional<Affine> estimate(Plane from, Plane to, Affine guess) {
    try (Mats mats = new Mats()) {
      Mat before = floats(mats, from.halved());
      Mat after = floats(mats, to.halved());
      Mat window = mats.empty();
      Imgproc.createHanningWindow(window, new Size(before.cols(), before.rows()), CvType.CV_32F);
      double[] response = new double[1];
      // Overwrites its inputs, which are private copies.
      Point shift = Imgproc.phaseCorrelate(before, after, window, response);
      if (response[0] < MIN_RESPONSE) {
        return Optional.empty();
      }
      ShiftPolish polish = new ShiftPolish(from, to, 2 * shift.x, 2 * shift.y);
      return polish.run()
          ? Optional.of(Affine.translation(polish.dx(), polish.dy()))
          : Optional.empty();
    }
  }

  private static Mat floats(Mats mats, Plane plane) {
    Mat mat = mats.empty();
    plane.in(mats).convertTo(mat, CvType.CV_32F);
    return mat;
  }
}
