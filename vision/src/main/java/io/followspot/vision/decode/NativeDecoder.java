package io.followspot.vision.decode;

import io.followspot.vision.FrameRefusedException;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * Decodes any JPEG with OpenCV, at the smallest of its scales (1, 1/2, 1/4, 1/8) that is not
 * smaller than the analysed picture. The scaling happens in the cosine domain: unneeded pixels are
 * never computed.
 */
final class NativeDecoder {
  private NativeDecoder() {}

  static Picture decode(byte[] jpeg, JpegHeader header, Geometry geometry)
      throws FrameRefusedException {
    OpenCv.ready();
    Mat bytes = new MatOfByte(jpeg);
    Mat picture = new Mat();
    try {
      picture.release();
      picture = Imgcodecs.imdecode(bytes, flags(header, geometry));
      if (picture.empty()) {
        throw new FrameRefusedException("frame_corrupt", "the picture cannot be decoded");
      }
      return planes(picture, geometry);
    } catch (CvException e) {
      throw new FrameRefusedException("frame_corrupt", "the picture cannot be decoded: " + e);
    } finally {
      bytes.release();
      picture.release();
    }
  }

  private static int flags(JpegHeader header, Geometry geometry) {
    int across = header.widthPx() / geometry.widthPx();
    int down = header.heightPx() / geometry.heightPx();
    int scale = Math.min(across, down);
    int colour =
        scale >= 8
            ? Imgcodecs.IMREAD_REDUCED_COLOR_8
            : scale >= 4
                ? Imgcodecs.IMREAD_REDUCED_COLOR_4
                : scale >= 2 ? Imgcodecs.IMREAD_REDUCED_COLOR_2 : Imgcodecs.IMREAD_COLOR;
    return colour | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }

  private static Picture planes(Mat picture, Geometry geometry) {
    Mat small = new Mat();
    Mat cells = new Mat();
    List<Mat> planes = new ArrayList<>();
    try {
      Imgproc.resize(picture, small, size(geometry, 1), 0, 0, Imgproc.INTER_AREA);
      Imgproc.cvtColor(small, small, Imgproc.COLOR_BGR2YCrCb);
      Core.split(small, planes);
      Imgproc.resize(small, cells, size(geometry, Geometry.CELL), 0, 0, Imgproc.INTER_AREA);
      byte[] luma = bytes(planes.get(0));
      release(planes);
      Core.split(cells, planes);
      return new Picture(geometry, luma, bytes(planes.get(2)), bytes(planes.get(1)));
    } finally {
      small.release();
      cells.release();
      release(planes);
    }
  }

  private static Size size(Geometry geometry, int divisor) {
    return new Size(geometry.widthPx() / (double) divisor, geometry.heightPx() / (double) divisor);
  }

  private static byte[] bytes(Mat plane) {
    byte[] bytes = new byte[(int) plane.total()];
    plane.get(0, 0, bytes);
    return bytes;
  }

  private static void release(List<Mat> mats) {
    mats.forEach(Mat::release);
    mats.clear();
  }
}
