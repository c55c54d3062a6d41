package io.followspot.vision.compensation;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Mats;
import io.followspot.vision.decode.Picture;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Shows a picture as it would be seen from elsewhere. */
final class Warp {
  private Warp() {}

  /**
   * Looks up each pixel where the map says; between pixels by the four around.
   *
   * @param map where the result's points lie in the picture
   * @param elsewhere what is taken where the picture has nothing
   */
  static Picture of(Picture picture, Affine map, Picture elsewhere) {
    Geometry geometry = picture.geometry();
    Affine cells = map.scaled(1.0 / Geometry.CELL, 1.0 / Geometry.CELL);
    int across = geometry.cellsAcross();
    int down = geometry.cellsDown();
    try (Mats mats = new Mats()) {
      return new Picture(
          geometry,
          plane(
              mats,
              mats.bytes(picture.luma(), geometry.widthPx(), geometry.heightPx()),
              mats.bytes(elsewhere.luma(), geometry.widthPx(), geometry.heightPx()),
              map),
          plane(
              mats,
              mats.bytes(picture.blue(), across, down),
              mats.bytes(elsewhere.blue(), across, down),
              cells),
          plane(
              mats,
              mats.bytes(picture.red(), across, down),
              mats.bytes(elsewhere.red(), across, down),
              cells));
    }
  }

  private static byte[] plane(Mats mats, Mat from, Mat onto, Affine map) {
    // From the frame's coordinates to OpenCV's, where the first pixel's middle is (0, 0).
    Affine middles = Affine.translation(0.5, 0.5).then(map).then(Affine.translation(-0.5, -0.5));
    Mat matrix = mats.hold(new Mat(2, 3, CvType.CV_64F));
    matrix.put(
        0, 0, middles.a(), middles.b(), middles.tx(), middles.c(), middles.d(), middles.ty());
    Imgproc.warpAffine(
        from,
        onto,
        matrix,
        new Size(from.cols(), from.rows()),
        Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP,
        Core.BORDER_TRANSPARENT);
    return Mats.toBytes(onto);
  }

  /**
   * Redraws a plane in the same way; what lies outside stays as it was.
   *
   * @param map where the result's points lie in the plane, in analysed pixels
   * @param divisor side in analysed pixels of what one value stands for
   */
  static byte[] of(byte[] plane, int width, int height, Affine map, int divisor) {
    try (Mats mats = new Mats()) {
      return plane(
          mats,
          mats.bytes(plane, width, height),
          mats.bytes(plane, width, height),
          map.scaled(1.0 / divisor, 1.0 / divisor));
    }
  }
}
