package io.followspot.vision.decode;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * The native matrices of one operation, released together at its end: the garbage collector does
 * not account for native memory, which would grow to gigabytes.
 */
public final class Mats implements AutoCloseable {
  private final List<Mat> held = new ArrayList<>();

  /** Starts without matrices; loads the native library. */
  public Mats() {
    OpenCv.ready();
  }

  /** An empty matrix, for a result. */
  public Mat empty() {
    return hold(new Mat());
  }

  /** A copy of a plane of unsigned bytes, row by row. */
  public Mat bytes(byte[] plane, int widthPx, int heightPx) {
    Mat mat = hold(new Mat(heightPx, widthPx, CvType.CV_8UC1));
    mat.put(0, 0, plane);
    return mat;
  }

  /** Releases the matrix with the others. */
  public <T extends Mat> T hold(T mat) {
    held.add(mat);
    return mat;
  }

  /** A copy of a matrix of unsigned bytes, row by row. */
  public static byte[] toBytes(Mat mat) {
    byte[] plane = new byte[(int) mat.total() * mat.channels()];
    mat.get(0, 0, plane);
    return plane;
  }

  @Override
  public void close() {
    held.forEach(Mat::release);
    held.clear();
  }
}
