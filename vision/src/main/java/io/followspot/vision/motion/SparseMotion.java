package io.followspot.vision.motion;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.decode.Mats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.calib3d.Calib3d;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfFloat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.core.TermCriteria;
import org.opencv.video.Video;

/**
 * Tracks corners by Lucas and Kanade's method (Bouguet's pyramids, "Pyramidal implementation of the
 * Lucas Kanade feature tracker", 2001) and finds the affine map that most of them agree on (RANSAC:
 * Fischler and Bolles, 1981), so that moving people do not count as camera motion.
 */
public final class SparseMotion implements MotionEstimator {
  /** Side of a tile with one corner: 120 of them in the default picture. */
  private static final int TILE_PX = 20;

  private static final int WINDOW_PX = 13;

  /** The largest level of the pyramid: motion up to about 16 pixels from the guess. */
  private static final int MAX_LEVEL = 2;

  private static final TermCriteria UNTIL =
      new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 10, 0.02);

  /** Largest distance of an inlier from its mapped position, in pixels. */
  private static final double AGREES_PX = 0.6;

  /** Least number of inliers, and least part of the corners found again. */
  private static final int MIN_INLIERS = 10;

  private static final double MIN_PART = 0.4;

  @Override
  public Optional<Affine> estimate(Plane from, Plane to, Affine guess) {
    List<Point> corners = Corners.of(from, TILE_PX);
    if (corners.size() < MIN_INLIERS) {
      return Optional.empty();
    }
    try (Mats mats = new Mats()) {
      List<Point> found = new ArrayList<>();
      List<Point> kept = follow(mats, from, to, corners, guess, found);
      return kept.size() < MIN_INLIERS ? Optional.empty() : fit(mats, kept, found);
    }
  }

  /** Returns the corners that were found again, and puts into {@code found} where. */
  private static List<Point> follow(
      Mats mats, Plane from, Plane to, List<Point> corners, Affine guess, List<Point> found) {
    MatOfPoint2f before = mats.hold(new MatOfPoint2f(corners.toArray(Point[]::new)));
    MatOfPoint2f after =
        mats.hold(
            new MatOfPoint2f(corners.stream().map(p -> mapped(guess, p)).toArray(Point[]::new)));
    MatOfByte status = mats.hold(new MatOfByte());
    MatOfFloat error = mats.hold(new MatOfFloat());
    Video.calcOpticalFlowPyrLK(
        from.in(mats),
        to.in(mats),
        before,
        after,
        status,
        error,
        new Size(WINDOW_PX, WINDOW_PX),
        MAX_LEVEL,
        UNTIL,
        Video.OPTFLOW_USE_INITIAL_FLOW);
    byte[] ok = status.toArray();
    Point[] where = after.toArray();
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < ok.length; i++) {
      if (ok[i] != 0) {
        kept.add(corners.get(i));
        found.add(where[i]);
      }
    }
    return kept;
  }

  private static Optional<Affine> fit(Mats mats, List<Point> before, List<Point> after) {
    Mat inliers = mats.empty();
    Mat map =
        mats.hold(
            Calib3d.estimateAffine2D(
                mats.hold(new MatOfPoint2f(before.toArray(Point[]::new))),
                mats.hold(new MatOfPoint2f(after.toArray(Point[]::new))),
                inliers,
                Calib3d.RANSAC,
                AGREES_PX,
                200,
                0.999,
                5));
    if (map.empty()) {
      return Optional.empty();
    }
    int agree = 0;
    for (byte inlier : Mats.toBytes(inliers)) {
      agree += inlier;
    }
    if (agree < MIN_INLIERS || agree < MIN_PART * before.size()) {
      return Optional.empty();
    }
    double[] m = new double[6];
    map.get(0, 0, m);
    return Optional.of(fromMiddles(new Affine(m[0], m[1], m[2], m[3], m[4], m[5])));
  }

  private static Point mapped(Affine map, Point p) {
    io.followspot.tracking.geometry.Point to =
        map.apply(new io.followspot.tracking.geometry.Point(p.x + 0.5, p.y + 0.5));
    return new Point(to.xPx() - 0.5, to.yPx() - 0.5);
  }

  /** From OpenCV's coordinates, where the first pixel's centre is (0, 0), to the frame's. */
  private static Affine fromMiddles(Affine map) {
    return Affine.translation(-0.5, -0.5).then(map).then(Affine.translation(0.5, 0.5));
  }
}
