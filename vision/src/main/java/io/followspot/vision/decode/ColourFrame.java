package io.followspot.vision.decode;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.FrameRefusedException;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/**
 * A frame in colour, for networks. Holds native memory: close it. Coordinates are those of the
 * frame as captured, at whatever scale it was decoded.
 */
public final class ColourFrame implements AutoCloseable {
  private static final int GREY = 114;

  /** ImageNet's, of RGB. */
  private static final double[] MEAN = {0.485, 0.456, 0.406};

  private static final double[] DEVIATION = {0.229, 0.224, 0.225};

  private final Mat bgr;
  private final int widthPx;
  private final int heightPx;

  /**
   * A picture within a picture.
   *
   * @param widthPx of the outer one
   * @param heightPx of the outer one
   * @param left of the inner one
   * @param top of the inner one
   * @param innerWidthPx to which the frame is scaled
   * @param innerHeightPx to which the frame is scaled
   * @param rgb 0 to 1 in this order; otherwise BGR, 0 to 255
   */
  public record Letterbox(
      int widthPx,
      int heightPx,
      int left,
      int top,
      int innerWidthPx,
      int innerHeightPx,
      boolean rgb) {}

  private ColourFrame(Mat bgr, JpegHeader header) {
    this.bgr = bgr;
    widthPx = header.widthPx();
    heightPx = header.heightPx();
  }

  /**
   * Decodes a JPEG.
   *
   * @param header the result of {@link JpegHeader#parse} for the same bytes
   * @throws FrameRefusedException if the bytes after the header are damaged
   */
  public static ColourFrame decode(byte[] jpeg, JpegHeader header) throws FrameRefusedException {
    OpenCv.ready();
    Mat bytes = new MatOfByte(jpeg);
    try {
      // Networks use about 640 pixels: half of full HD or more is enough.
      int flags =
          Math.min(header.widthPx(), header.heightPx()) >= 1080
              ? Imgcodecs.IMREAD_REDUCED_COLOR_2
              : Imgcodecs.IMREAD_COLOR;
      Mat bgr = Imgcodecs.imdecode(bytes, flags | Imgcodecs.IMREAD_IGNORE_ORIENTATION);
      if (bgr.empty()) {
        bgr.release();
        throw new FrameRefusedException("frame_corrupt", "the picture cannot be decoded");
      }
      return new ColourFrame(bgr, header);
    } catch (CvException e) {
      throw new FrameRefusedException("frame_corrupt", "the picture cannot be decoded: " + e);
    } finally {
      bytes.release();
    }
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** The whole frame on a grey ground, as three planes. */
  public float[] letterbox(Letterbox shape) {
    Mat outer = new Mat(shape.heightPx(), shape.widthPx(), CvType.CV_8UC3, Scalar.all(GREY));
    Mat inner =
        outer.submat(
            new Rect(shape.left(), shape.top(), shape.innerWidthPx(), shape.innerHeightPx()));
    try {
      Imgproc.resize(bgr, inner, inner.size(), 0, 0, Imgproc.INTER_LINEAR);
      byte[] pixels = bytes(outer);
      int area = shape.widthPx() * shape.heightPx();
      float[] planes = new float[3 * area];
      for (int i = 0; i < area; i++) {
        for (int c = 0; c < 3; c++) {
          int value = pixels[3 * i + c] & 0xFF;
          planes[(shape.rgb() ? 2 - c : c) * area + i] = shape.rgb() ? value / 255f : value;
        }
      }
      return planes;
    } finally {
      inner.release();
      outer.release();
    }
  }

  /**
   * The contents of a box, stretched to a size, as three planes of RGB in deviations from the mean.
   */
  public float[] crop(Box box, int toWidthPx, int toHeightPx) {
    double scaleX = bgr.cols() / (double) widthPx;
    double scaleY = bgr.rows() / (double) heightPx;
    int left = clamp(box.leftPx() * scaleX, 0, bgr.cols() - 1);
    int top = clamp(box.topPx() * scaleY, 0, bgr.rows() - 1);
    int right = clamp(Math.ceil(box.rightPx() * scaleX), left + 1, bgr.cols());
    int bottom = clamp(Math.ceil(box.bottomPx() * scaleY), top + 1, bgr.rows());
    Mat part = bgr.submat(top, bottom, left, right);
    Mat crop = new Mat();
    try {
      Imgproc.resize(part, crop, new Size(toWidthPx, toHeightPx), 0, 0, Imgproc.INTER_LINEAR);
      byte[] pixels = bytes(crop);
      int area = toWidthPx * toHeightPx;
      float[] planes = new float[3 * area];
      for (int i = 0; i < area; i++) {
        for (int c = 0; c < 3; c++) {
          double value = (pixels[3 * i + 2 - c] & 0xFF) / 255.0;
          planes[c * area + i] = (float) ((value - MEAN[c]) / DEVIATION[c]);
        }
      }
      return planes;
    } finally {
      part.release();
      crop.release();
    }
  }

  private static byte[] bytes(Mat mat) {
    byte[] bytes = new byte[(int) (mat.total() * mat.channels())];
    mat.get(0, 0, bytes);
    return bytes;
  }

  private static int clamp(double value, int min, int max) {
    return (int) Math.max(min, Math.min(max, value));
  }

  @Override
  public void close() {
    bgr.release();
  }
}
