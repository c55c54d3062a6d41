package io.followspot.media;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Converts pictures between JPEG bytes and pixels. */
public final class Jpegs {
  static {
    ImageIO.setUseCache(false);
  }

  private Jpegs() {}

  /** Decodes a picture; returns nothing if the bytes are not a picture. */
  public static Optional<BufferedImage> decode(byte[] jpeg) {
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

  /** Compresses a picture as a baseline JPEG. */
  public static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }

  /** The picture scaled to another size, in three bytes per pixel. */
  public static BufferedImage scale(BufferedImage image, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = scaled.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }
}
