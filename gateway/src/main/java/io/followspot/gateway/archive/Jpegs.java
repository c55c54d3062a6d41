package io.followspot.gateway.archive;

import io.followspot.protos.v1.Box;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Pictures as bytes and as pixels. */
final class Jpegs {
  private static final double CROP_ASPECT = 1.6;

  /** How much taller than its object a cut-out is. */
  private static final double CROP_ROOM = 1.7;

  static {
    ImageIO.setUseCache(false);
  }

  private Jpegs() {}

  /** Decodes a picture; empty if it is none. */
  static Optional<BufferedImage> decode(byte[] jpeg) {
    try {
      BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(jpeg));
      if (decoded == null) {
        return Optional.empty();
      }
      if (decoded.getType() == BufferedImage.TYPE_3BYTE_BGR) {
        return Optional.of(decoded);
      }
      return Optional.of(scale(decoded, decoded.getWidth(), decoded.getHeight()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  /** The picture at another size, in three bytes a pixel. */
  static BufferedImage scale(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** The part of the picture around a box, wider than high, and within the picture. */
  static BufferedImage crop(BufferedImage image, Box box) {
    double height = Math.max(box.getHeightPx(), box.getWidthPx() / CROP_ASPECT) * CROP_ROOM;
    int high = (int) Math.max(24, Math.min(height, image.getHeight()));
    int wide = (int) Math.min(high * CROP_ASPECT, image.getWidth());
    double midX = box.getLeftPx() + box.getWidthPx() / 2;
    double midY = box.getTopPx() + box.getHeightPx() / 2;
    int left = (int) Math.max(0, Math.min(midX - wide / 2.0, image.getWidth() - wide));
    int top = (int) Math.max(0, Math.min(midY - high / 2.0, image.getHeight() - high));
    return image.getSubimage(left, top, wide, high);
  }
}
