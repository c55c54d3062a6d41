package io.followspot.vision;

import io.followspot.tracking.geometry.Affine;
import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.geometry.Point;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.compensation.Compensation;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import java.util.List;

/**
 * Maps between pixels of the frame as captured and those of the aligned picture that is analysed.
 */
final class FrameTransform {
  private final double scaleX;
  private final double scaleY;
  private final Affine fromLast;
  private final Affine toPicture;
  private final Affine motion;

  FrameTransform(JpegHeader frame, Geometry geometry, Compensation compensation) {
    scaleX = frame.widthPx() / (double) geometry.widthPx();
    scaleY = frame.heightPx() / (double) geometry.heightPx();
    fromLast = compensation.fromLast().scaled(scaleX, scaleY);
    toPicture = compensation.toPicture().scaled(scaleX, scaleY);
    motion = compensation.motion().scaled(scaleX, scaleY);
  }

  /** Width of the frame as captured by that of the analysed picture. */
  double scaleX() {
    return scaleX;
  }

  /** Height of the frame as captured by that of the analysed picture. */
  double scaleY() {
    return scaleY;
  }

  /**
   * Where the points of the frame last searched for objects lie in this one, in pixels as captured.
   */
  Affine cameraMotion() {
    return motion;
  }

  /** From pixels of the aligned picture that is analysed to those of the frame as captured. */
  Affine toFrame() {
    Affine enlarged = new Affine(scaleX, 0, 0, 0, scaleY, 0);
    return enlarged.then(toPicture);
  }

  /** From pixels of the frame last searched, as captured, to those of the aligned picture. */
  List<Box> aligned(List<Box> boxes) {
    return boxes.stream()
        .map(box -> mapped(fromLast, box))
        .map(
            box ->
                new Box(
                    box.leftPx() / scaleX,
                    box.topPx() / scaleY,
                    box.widthPx() / scaleX,
                    box.heightPx() / scaleY))
        .toList();
  }

  /** From the aligned picture, enlarged to the captured size, to the frame. */
  List<Detection> asCaptured(List<Detection> detections) {
    if (toPicture.equals(Affine.IDENTITY)) {
      return detections;
    }
    return detections.stream().map(d -> d.withBox(mapped(toPicture, d.box()))).toList();
  }

  /** Maps a box's centre and scales its sides; boxes are not rotated. */
  private static Box mapped(Affine map, Box box) {
    if (map.equals(Affine.IDENTITY)) {
      return box;
    }
    Point middle =
        map.apply(new Point(box.leftPx() + box.widthPx() / 2, box.topPx() + box.heightPx() / 2));
    double zoom = Math.sqrt(Math.abs(map.a() * map.d() - map.b() * map.c()));
    double width = zoom * box.widthPx();
    double height = zoom * box.heightPx();
    return new Box(middle.xPx() - width / 2, middle.yPx() - height / 2, width, height);
  }
}
