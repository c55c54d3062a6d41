package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.decode.Geometry;
import java.nio.ByteBuffer;

/**
 * The pose of a camera relative to its background.
 *
 * @param map where the background's points lie in the picture, in analysed pixels
 * @param driftXPx displacement of the picture's centre to the right, smoothed over time: pan
 *     without shake
 * @param driftYPx the same downwards
 */
record ViewPose(Affine map, double driftXPx, double driftYPx) {
  static final ViewPose START = new ViewPose(Affine.IDENTITY, 0, 0);

  /** Length of {@link #write}. */
  static final int SIZE_BYTES = MapBytes.SIZE + 2 * Double.BYTES;

  /** Frames over which the drift is smoothed. */
  private static final double SMOOTHING = 12;

  static ViewPose read(ByteBuffer in) {
    Affine map = MapBytes.read(in);
    return new ViewPose(map, in.getDouble(), in.getDouble());
  }

  void write(ByteBuffer out) {
    MapBytes.write(map, out);
    out.putDouble(driftXPx).putDouble(driftYPx);
  }

  /** The pose after one more frame with the given map. */
  ViewPose next(Affine seen, Geometry geometry) {
    Point middle = new Point(geometry.widthPx() / 2.0, geometry.heightPx() / 2.0);
    Point now = seen.apply(middle);
    return new ViewPose(
        seen,
        driftXPx + (now.xPx() - middle.xPx() - driftXPx) / SMOOTHING,
        driftYPx + (now.yPx() - middle.yPx() - driftYPx) / SMOOTHING);
  }

  /** The same pose relative to a background whose content was shifted to the right and down. */
  ViewPose moved(int rightPx, int downPx) {
    return new ViewPose(
        Affine.translation(-rightPx, -downPx).then(map), driftXPx - rightPx, driftYPx - downPx);
  }

  /** The largest distance between the picture's corners under the two maps. */
  static double distance(Affine one, Affine other, Geometry geometry) {
    double farthest = 0;
    for (int x = 0; x <= geometry.widthPx(); x += geometry.widthPx()) {
      for (int y = 0; y <= geometry.heightPx(); y += geometry.heightPx()) {
        Point p = one.apply(new Point(x, y));
        Point q = other.apply(new Point(x, y));
        farthest = Math.max(farthest, Math.hypot(p.xPx() - q.xPx(), p.yPx() - q.yPx()));
      }
    }
    return farthest;
  }
}
