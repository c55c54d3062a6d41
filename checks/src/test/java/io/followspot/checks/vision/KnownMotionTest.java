package io.followspot.checks.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.checks.Project;
import io.followspot.ingest.source.FrameSource;
import io.followspot.ingest.source.SourceFactory;
import io.followspot.ingest.source.SourceLocation;
import io.followspot.ingest.source.SourceOptions;
import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.decode.OpenCv;
import io.followspot.vision.motion.MotionEstimator;
import io.followspot.vision.motion.PhaseMotion;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.SparseMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Frames of a real recording, moved by known motions, which must be estimated. */
class KnownMotionTest {
  private static final double TO_WITHIN_PX = 0.2;
  private static final int WIDTH_PX = 240;
  private static final int HEIGHT_PX = 180;

  /** Cropped on each side, so that there are pixels beyond the window. */
  private static final int MARGIN_PX = 32;

  private static final int EVERY = 80;

  @Test
  void sparse_realFramesShiftedTurnedAndZoomed_motionIsFound() {
    Affine turned = about(Math.cos(0.01), -Math.sin(0.01), 7.3, -4.1);
    Affine zoomed = about(1.012, 0, -3.7, 5.9);
    for (Mat frame : frames()) {
      assertFound(new SparseMotion(), frame, Affine.translation(6.4, -9.1));
      assertFound(new SparseMotion(), frame, turned);
      assertFound(new SparseMotion(), frame, zoomed);
      frame.release();
    }
  }

  @Test
  void phase_realFramesShifted_motionIsFound() {
    for (Mat frame : frames()) {
      assertFound(new PhaseMotion(), frame, Affine.translation(6.4, -9.1));
      assertFound(new PhaseMotion(), frame, Affine.translation(-15.7, 2.3));
      frame.release();
    }
  }

  /** A turn or zoom about the middle of the frame, and a shift, in pixels of the frame. */
  private static Affine about(double a, double b, double dxPx, double dyPx) {
    Affine linear = new Affine(a, b, 0, -b, a, 0);
    return Affine.translation(-384, -288)
        .then(linear)
        .then(Affine.translation(384, 288))
        .then(Affine.translation(dxPx, dyPx));
  }

  /**
   * Moves a frame and compares the estimate.
   *
   * @param motion in pixels of the whole frame, from its corner
   */
  private static void assertFound(MotionEstimator estimator, Mat frame, Affine motion) {
    Plane before = analysed(frame);
    Mat moved = new Mat();
    Mat map = new Mat(2, 3, CvType.CV_64F);
    // OpenCV counts from the middle of the first pixel.
    Affine middles = Affine.translation(0.5, 0.5).then(motion).then(Affine.translation(-0.5, -0.5));
    map.put(0, 0, middles.a(), middles.b(), middles.tx(), middles.c(), middles.d(), middles.ty());
    Imgproc.warpAffine(frame, moved, map, frame.size(), Imgproc.INTER_CUBIC);
    Plane after = analysed(moved);

    Affine truth =
        Affine.translation(MARGIN_PX, MARGIN_PX)
            .then(motion)
            .then(Affine.translation(-MARGIN_PX, -MARGIN_PX))
            .scaled(
                WIDTH_PX / (frame.cols() - 2.0 * MARGIN_PX),
                HEIGHT_PX / (frame.rows() - 2.0 * MARGIN_PX));
    Optional<Affine> found = estimator.estimate(before, after, Affine.IDENTITY);
    assertThat(found).as("motion %s", motion).isPresent();
    for (Point corner : corners()) {
      Point said = found.get().apply(corner);
      Point truly = truth.apply(corner);
      assertThat(Math.hypot(said.xPx() - truly.xPx(), said.yPx() - truly.yPx()))
          .as("%s moved by %s", corner, motion)
          .isLessThan(TO_WITHIN_PX);
    }
    moved.release();
    map.release();
  }

  private static List<Point> corners() {
    return List.of(
        new Point(0, 0),
        new Point(WIDTH_PX, 0),
        new Point(0, HEIGHT_PX),
        new Point(WIDTH_PX, HEIGHT_PX));
  }

  /** The window within the margin, at the size in which a camera function looks at it. */
  private static Plane analysed(Mat frame) {
    Mat window =
        frame.submat(
            new Rect(
                MARGIN_PX, MARGIN_PX, frame.cols() - 2 * MARGIN_PX, frame.rows() - 2 * MARGIN_PX));
    Mat small = new Mat();
    Imgproc.resize(window, small, new Size(WIDTH_PX, HEIGHT_PX), 0, 0, Imgproc.INTER_AREA);
    byte[] values = new byte[WIDTH_PX * HEIGHT_PX];
    small.get(0, 0, values);
    small.release();
    window.release();
    return new Plane(WIDTH_PX, HEIGHT_PX, values);
  }

  private static List<Mat> frames() {
    Optional<Path> video = Project.data("video/vtest.avi");
    assumeTrue(video.isPresent(), "skipped: the recording is not here");
    OpenCv.ready();
    List<Mat> frames = new ArrayList<>();
    try (FrameSource source =
        SourceFactory.open(SourceLocation.parse(video.get().toString()), SourceOptions.DEFAULT)) {
      for (int i = 0; i < 10 * EVERY; i++) {
        var frame = source.next();
        if (frame.isPresent() && i % EVERY == 0) {
          MatOfByte bytes = new MatOfByte(frame.get().jpeg().toByteArray());
          frames.add(Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_GRAYSCALE));
          bytes.release();
        }
      }
    }
    return frames;
  }
}
