package io.followspot.vision.processed;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Mats;
import io.followspot.vision.decode.Picture;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Compresses analysed pictures as baseline JPEG; the same picture gives the same bytes. */
final class PictureEncoder {
  private static final int QUALITY = 98;

  private PictureEncoder() {}

  static byte[] jpeg(Picture picture) {
    Geometry geometry = picture.geometry();
    Size size = new Size(geometry.widthPx(), geometry.heightPx());
    try (Mats mats = new Mats()) {
      Mat bgr = mats.empty();
      Core.merge(
          List.of(
              mats.bytes(picture.luma(), geometry.widthPx(), geometry.heightPx()),
              colour(mats, picture.red(), geometry, size),
              colour(mats, picture.blue(), geometry, size)),
          bgr);
      Imgproc.cvtColor(bgr, bgr, Imgproc.COLOR_YCrCb2BGR);
      MatOfByte bytes = mats.hold(new MatOfByte());
      MatOfInt quality = mats.hold(new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY));
      if (!Imgcodecs.imencode(".jpg", bgr, bytes, quality)) {
        throw new IllegalStateException("OpenCV cannot write JPEG");
      }
      return bytes.toArray();
    }
  }

  /** Colour is interpolated between the centres of cells. */
  private static Mat colour(Mats mats, byte[] cells, Geometry geometry, Size size) {
    Mat plane = mats.empty();
    Imgproc.resize(
        mats.bytes(cells, geometry.cellsAcross(), geometry.cellsDown()),
        plane,
        size,
        0,
        0,
        Imgproc.INTER_LINEAR);
    return plane;
  }
}
