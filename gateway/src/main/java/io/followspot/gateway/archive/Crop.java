package io.followspot.gateway.archive;

import io.followspot.protos.v1.Box;
import java.awt.image.BufferedImage;

/** Crops an object from a picture. */
final class Crop {
  private static final double ASPECT = 1.6;

  /** Height of the crop relative to the object. */
  private static final double MARGIN = 1.7;

  private Crop() {}

  /** The part of the picture around a box, in landscape format and within the picture. */
  static BufferedImage around(BufferedImage image, Box box) {
    double height = Math.max(box.getHeightPx(), box.getWidthPx() / ASPECT) * MARGIN;
    int high = (int) Math.max(24, Math.min(height, image.getHeight()));
    int wide = (int) Math.min(high * ASPECT, image.getWidth());
    double midX = box.getLeftPx() + box.getWidthPx() / 2;
    double midY = box.getTopPx() + box.getHeightPx() / 2;
    int left = (int) Math.max(0, Math.min(midX - wide / 2.0, image.getWidth() - wide));
    int top = (int) Math.max(0, Math.min(midY - high / 2.0, image.getHeight() - high));
    return image.getSubimage(left, top, wide, high);
  }
}
