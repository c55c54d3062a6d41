package io.followspot.vision.detection;

import io.followspot.tracking.geometry.Box;
import io.followspot.tracking.tracker.Detection;
import io.followspot.vision.appearance.ColourHistogram;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Blob;
import io.followspot.vision.region.Components;
import io.followspot.vision.region.Mask;
import java.util.ArrayList;
import java.util.List;

/** Boxes around what moves: closed, connected, split. */
public final class BlobDetector {
  /** Outer columns with fewer set pixels than this part of the fullest one are left out. */
  private static final double TRIM = 0.1;

  private final BlobConfig config;

  /** Prepares for a camera. */
  public BlobDetector(BlobConfig config) {
    this.config = config;
  }

  /**
   * Finds objects.
   *
   * @param held boxes of tracks in analysed pixels
   * @param scaleX width of a frame as captured by that of the analysed picture
   * @param scaleY and so the height
   * @return in pixels of the frame as captured, from the top down
   */
  public List<Detection> detect(
      Picture picture, Mask foreground, List<Box> held, double scaleX, double scaleY) {
    int minArea =
        Math.max(4, (int) Math.round(config.minAreaFraction() * picture.geometry().pixels()));
    Mask closed = foreground.close(config.closeAcrossPx(), config.closeDownPx());
    ColumnSplitter splitter = new ColumnSplitter(config.valley(), minArea);
    List<Detection> detections = new ArrayList<>();
    for (Blob blob : Components.of(closed, minArea)) {
      for (Blob part : splitter.split(closed, blob, held)) {
        detections.add(detection(picture, foreground, trim(closed, part), scaleX, scaleY));
      }
    }
    return detections;
  }

  /** Leaves out what sticks out: arms, the tips of steps, the rims of shadows. */
  private static Blob trim(Mask mask, Blob blob) {
    int[] columns = new int[blob.width()];
    int peak = 0;
    for (int y = blob.top(); y < blob.bottom(); y++) {
      for (int x = mask.nextSet(blob.left(), y); x < blob.right(); x = mask.nextSet(x + 1, y)) {
        peak = Math.max(peak, ++columns[x - blob.left()]);
      }
    }
    double least = TRIM * peak;
    int left = 0;
    while (columns[left] < least) {
      left++;
    }
    int right = columns.length;
    while (columns[right - 1] < least) {
      right--;
    }
    return new Blob(
        blob.left() + left, blob.top(), blob.left() + right, blob.bottom(), blob.area());
  }

  private static Detection detection(
      Picture picture, Mask foreground, Blob blob, double scaleX, double scaleY) {
    Box box =
        new Box(
            blob.left() * scaleX,
            blob.top() * scaleY,
            blob.width() * scaleX,
            blob.height() * scaleY);
    double fill = blob.area() / (double) (blob.width() * blob.height());
    Box analysed = new Box(blob.left(), blob.top(), blob.width(), blob.height());
    return new Detection(box, score(fill), "", ColourHistogram.of(picture, foreground, analysed));
  }

  /** A full box is surely an object: 0.6 for a quarter filled, 1 from three quarters on. */
  private static double score(double fill) {
    return Math.max(0.5, Math.min(1, 0.4 + 0.8 * fill));
  }
}
