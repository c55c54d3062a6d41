package io.followspot.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEGs of known content. */
public final class Pictures {
  private Pictures() {}

  /** Colours 0xRRGGBB by x and y, as a baseline JPEG. */
  public static byte[] jpeg(int width, int height, IntBinaryOperator colour) {
    return encode(image(width, height, BufferedImage.TYPE_3BYTE_BGR, colour), false);
  }

  /** The same in many scans. */
  public static byte[] progressive(int width, int height, IntBinaryOperator colour) {
    return encode(image(width, height, BufferedImage.TYPE_3BYTE_BGR, colour), true);
  }

  /** Of one component. */
  public static byte[] grey(int width, int height, IntBinaryOperator colour) {
    return encode(image(width, height, BufferedImage.TYPE_BYTE_GRAY, colour), false);
  }

  private static BufferedImage image(int width, int height, int type, IntBinaryOperator colour) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = colour.applyAsInt(x, y);
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
          // Past the colour space of the image, whose grey is not linear in sRGB.
          image.getRaster().setSample(x, y, 0, rgb & 0xFF);
        } else {
          image.setRGB(x, y, rgb);
        }
      }
    }
    return image;
  }

  private static byte[] encode(BufferedImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.9f);
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
