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
  private final BlobConfig config;

  /** Prepares for a camera. */
  public BlobDetector(BlobConfig config) {
    this.config = config;
  }

  /**
   * Finds objects.
   *
   * @param scaleX width of a frame as captured by that of the analysed picture
   * @param scaleY and so the height
   * @return in pixels of the frame as captured, from the top down
   */
  public List<Detection> detect(Picture picture, Mask foreground, double scaleX, double scaleY) {
    int minArea =
        Math.max(4, (int) Math.round(config.minAreaFraction() * picture.geometry().pixels()));
    Mask closed = foreground.close(config.closeAcrossPx(), config.closeDownPx());
    ColumnSplitter splitter = new ColumnSplitter(config.valley(), minArea);
    List<Detection> detections = new ArrayList<>();
    for (Blob blob : Components.of(closed, minArea)) {
      for (Blob part : splitter.split(closed, blob)) {
        detections.add(detection(picture, foreground, part, scaleX, scaleY));
      }
    }
    return detections;
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
