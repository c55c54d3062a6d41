package io.followspot.simulation.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Renders a scene: paints a frame and compresses it as JPEG. The same scene and frame give the same
 * bytes. Keeps the empty scene and a canvas, so use one renderer per scene and thread.
 */
public final class SceneRenderer {
  private static final float QUALITY = 0.85f;

  /** Half the range of the sensor's noise, in grey levels. */
  private static final int NOISE = 3;

  private static final int NOISE_SIZE = 1 << 16;

  private final Scene scene;
  private final Canvas backdrop;
  private final int margin;
  private final Canvas canvas;
  private final FigurePainter painter;
  private final byte[] noise = new byte[NOISE_SIZE];
  private final BufferedImage image;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ImageWriteParam quality = writer.getDefaultWriteParam();

  /** Paints the empty scene. */
  public SceneRenderer(Scene scene) {
    this.scene = scene;
    SceneConfig config = scene.config();
    this.margin = (int) Math.ceil(config.shakePx()) + 1;
    this.backdrop = Backdrop.paint(config, margin);
    this.canvas = new Canvas(config.widthPx(), config.heightPx());
    this.painter = new FigurePainter(canvas, config.seed());
    this.image =
        new BufferedImage(config.widthPx(), config.heightPx(), BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < NOISE_SIZE; i++) {
      noise[i] = (byte) AddressedRandom.between(-NOISE, NOISE + 1, config.seed(), i, 41);
    }
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
  }

  /**
   * Returns a frame as a baseline JPEG in colour.
   *
   * @throws IllegalArgumentException if the index is below zero
   */
  public byte[] jpeg(long index) {
    rgb(index);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0, at = 0; i < canvas.rgb.length; i++, at += 3) {
      int colour = canvas.rgb[i];
      bgr[at] = (byte) colour;
      bgr[at + 1] = (byte) (colour >> 8);
      bgr[at + 2] = (byte) (colour >> 16);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    } catch (IOException e) {
      throw new UncheckedIOException("a frame could not be compressed in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Paints a frame.
   *
   * @return packed 0xRRGGBB, row by row; overwritten by the next call
   */
  int[] rgb(long index) {
    List<Figure> figures = scene.figures(index);
    int swayX = scene.swayX(index);
    int swayY = scene.swayY(index);
    copyBackdrop(swayX, swayY);
    List<Occluder> props = Occluder.of(scene.config().place());
    int next = 0;
    for (Figure figure : figures) {
      double y = (figure.footY() - swayY) / canvas.height;
      while (next < props.size() && props.get(next).footY() <= y) {
        prop(props.get(next++), swayX, swayY);
      }
      painter.paint(figure);
    }
    while (next < props.size()) {
      prop(props.get(next++), swayX, swayY);
    }
    expose(index);
    return canvas.rgb;
  }

  private void copyBackdrop(int swayX, int swayY) {
    for (int y = 0; y < canvas.height; y++) {
      int from = (y + margin - swayY) * backdrop.width + margin - swayX;
      System.arraycopy(backdrop.rgb, from, canvas.rgb, y * canvas.width, canvas.width);
    }
  }

  private void prop(Occluder prop, int swayX, int swayY) {
    double left = (prop.x() - prop.width() / 2) * canvas.width + swayX;
    double width = prop.width() * canvas.width;
    double top = prop.top() * canvas.height + swayY;
    double foot = prop.footY() * canvas.height + swayY;
    canvas.shadow(left + width / 2, foot, width, width * 0.25, 0.3);
    for (int i = 0; i < 8; i++) {
      double shade = 0.72 + 0.32 * Math.sqrt((i + 0.5) / 8 * (1 - (i + 0.5) / 8)) * 2;
      canvas.rectangle(
          left + width * i / 8,
          top,
          left + width * (i + 1) / 8 + 0.5,
          foot,
          Canvas.scale(prop.rgb(), shade));
    }
  }

  /** Light and sensor noise. */
  private void expose(long index) {
    int gain = (int) Math.round(256 * scene.light(index));
    for (int y = 0; y < canvas.height; y++) {
      int at = (int) (AddressedRandom.hash(scene.config().seed(), index, y) & NOISE_SIZE - 1);
      for (int i = y * canvas.width; i < (y + 1) * canvas.width; i++) {
        int n = noise[at++ & NOISE_SIZE - 1];
        int colour = canvas.rgb[i];
        int r = clip(((colour >> 16 & 255) * gain >> 8) + n);
        int g = clip(((colour >> 8 & 255) * gain >> 8) + n);
        int b = clip(((colour & 255) * gain >> 8) + n);
        canvas.rgb[i] = r << 16 | g << 8 | b;
      }
    }
  }

  private static int clip(int v) {
    return v < 0 ? 0 : Math.min(v, 255);
  }
}
