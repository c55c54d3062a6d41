package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Point;
import io.followspot.vision.background.Background;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.motion.MotionEstimator;
import io.followspot.vision.motion.PhaseMotion;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.SparseMotion;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compensates a camera that shakes or pans: aligns each picture to the background, and estimates
 * how the camera moved.
 *
 * <p>The picture is compared with the background's own mean brightness, so that no other picture is
 * stored, and errors do not accumulate. The background stays in place while the camera shakes; when
 * the camera pans it is shifted by whole cells, without loss, and it is resampled only when the
 * camera rotated about its axis or zoomed. Not thread-safe.
 */
public final class Compensation {
  /** A smaller motion is ignored: a fixed camera's picture is not changed. */
  private static final double STILL_PX = 0.12;

  /** Drift from which the background is shifted, in pixels: two cells. */
  private static final double FOLLOW_PX = 2 * Geometry.CELL;

  /** Distortion at the picture's corners at which the background is resampled, in pixels. */
  private static final double RESAMPLE_PX = 12;

  private final @Nullable MotionEstimator estimator;
  private final @Nullable MotionEstimator widely;
  private final Geometry geometry;
  private final UncoveredCells unseen;
  private ViewPose pose = ViewPose.START;
  private Affine before = Affine.IDENTITY;
  private Affine sinceLook = Affine.IDENTITY;

  /** Starts at the present pose. */
  public Compensation(CompensationMode mode, Geometry geometry) {
    this.geometry = geometry;
    unseen = new UncoveredCells(geometry);
    estimator =
        switch (mode) {
          case OFF -> null;
          case AFFINE -> new SparseMotion();
          case PHASE -> new PhaseMotion();
        };
    // Phase correlation uses no initial guess: a second attempt would fail too.
    widely = mode == CompensationMode.AFFINE ? new PhaseMotion() : null;
  }

  /** Length of the saved state. */
  public static int sizeBytes(Geometry geometry) {
    return ViewPose.SIZE_BYTES + MapBytes.SIZE + UncoveredCells.sizeBytes(geometry);
  }

  /** Reads what {@link #write} wrote for the same geometry. */
  public void read(ByteBuffer in) {
    pose = ViewPose.read(in);
    sinceLook = MapBytes.read(in);
    unseen.read(in);
    if (estimator == null) {
      pose = ViewPose.START;
      sinceLook = Affine.IDENTITY;
    }
    before = pose.map();
  }

  /** Writes {@link #sizeBytes} bytes. */
  public void write(ByteBuffer out) {
    pose.write(out);
    MapBytes.write(sinceLook, out);
    unseen.write(out);
  }

  /**
   * Estimates the pose, shifts the background if necessary, and aligns the picture to the
   * background.
   */
  public Picture align(Picture picture, Background background) {
    if (estimator == null || background.frames() == 0) {
      return picture;
    }
    before = pose.map();
    Affine map = locate(estimator, picture, background).orElse(before);
    if (ViewPose.distance(map, Affine.IDENTITY, geometry) < STILL_PX) {
      map = Affine.IDENTITY;
    }
    sinceLook = sinceLook.then(before.inverse()).then(map);
    pose = pose.next(map, geometry);
    follow(background);
    Picture aligned =
        pose.map().equals(Affine.IDENTITY)
            ? picture
            : Warp.of(picture, pose.map(), background.mean());
    unseen.learn(aligned, pose.map(), background);
    return aligned;
  }

  /** Searches near the previous pose, then everywhere. */
  private Optional<Affine> locate(
      MotionEstimator estimator, Picture picture, Background background) {
    Plane learned = Plane.of(geometry, background.mean().luma());
    Plane now = Plane.of(geometry, picture.luma());
    Optional<Affine> near = estimator.estimate(learned, now, before);
    return near.isPresent() || widely == null
        ? near
        : widely
            .estimate(learned, now, before)
            .flatMap(guess -> estimator.estimate(learned, now, guess));
  }

  /**
   * Where the points of the frame last searched for objects lie in this one, in analysed pixels:
   * the tracker's positions refer to that frame.
   */
  public Affine motion() {
    return sinceLook;
  }

  /** Marks this frame as searched for objects: motion counts from it. */
  public void looked() {
    sinceLook = Affine.IDENTITY;
  }

  /** Where the aligned picture's points lie in this frame, in analysed pixels. */
  public Affine toPicture() {
    return pose.map();
  }

  /** Where the points of the frame last searched lie in the aligned picture, in analysed pixels. */
  public Affine fromLast() {
    return sinceLook.then(pose.map().inverse());
  }

  private void follow(Background background) {
    if (stretchPx(pose.map()) > RESAMPLE_PX) {
      Affine toOld = pose.map().inverse();
      unseen.redraw(toOld);
      background.redraw((plane, width, height, divisor) -> Warp.of(plane, width, toOld, divisor));
      pose = ViewPose.START;
    } else if (Math.max(Math.abs(pose.driftXPx()), Math.abs(pose.driftYPx())) > FOLLOW_PX) {
      int right = Geometry.CELL * (int) Math.round(pose.driftXPx() / Geometry.CELL);
      int down = Geometry.CELL * (int) Math.round(pose.driftYPx() / Geometry.CELL);
      unseen.redraw(Affine.translation(-right, -down));
      background.redraw(
          (plane, width, height, divisor) ->
              PlaneShift.of(plane, width, height, right / divisor, down / divisor));
      pose = pose.moved(right, down);
    }
  }

  /** The largest displacement of the picture's corners by the map without its shift. */
  private double stretchPx(Affine map) {
    Affine linear = new Affine(map.a(), map.b(), 0, map.c(), map.d(), 0);
    Point middle = new Point(geometry.widthPx() / 2.0, geometry.heightPx() / 2.0);
    Point moved = linear.apply(middle);
    Affine centred =
        linear.then(Affine.translation(middle.xPx() - moved.xPx(), middle.yPx() - moved.yPx()));
    return ViewPose.distance(centred, Affine.IDENTITY, geometry);
  }
}
