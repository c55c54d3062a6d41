package io.followspot.ingest.source;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Plays the images of a folder in the order of their names. A MOTChallenge sequence says its rate
 * in {@code seqinfo.ini} beside the folder. Baseline JPEGs pass untouched.
 */
final class ImageFolderSource implements FrameSource {
  private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(jpe?g|png)");
  private static final Pattern RATE = Pattern.compile("(?im)^\\s*frameRate\\s*=\\s*([0-9.]+)\\s*$");

  private final Path folder;
  private final List<Path> images;
  private final double imagesPerSecond;
  private final int jpegQuality;
  private int next;

  private ImageFolderSource(
      Path folder, List<Path> images, double imagesPerSecond, int jpegQuality) {
    this.folder = folder;
    this.images = images;
    this.imagesPerSecond = imagesPerSecond;
    this.jpegQuality = jpegQuality;
  }

  static ImageFolderSource open(Path folder, SourceOptions options) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> images =
          files.filter(file -> IMAGE.matcher(file.toString()).matches()).sorted().toList();
      if (images.isEmpty()) {
        throw new SourceException(
            "there is no .jpg, .jpeg or .png in " + folder + ": name the folder of the images");
      }
      return new ImageFolderSource(
          folder, images, rate(folder).orElse(options.imagesPerSecond()), options.jpegQuality());
    } catch (IOException e) {
      throw new SourceException("cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Double> rate(Path folder) throws IOException {
    Path info = folder.toAbsolutePath().resolveSibling("seqinfo.ini");
    if (!Files.exists(info)) {
      return Optional.empty();
    }
    Matcher matcher = RATE.matcher(Files.readString(info));
    return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
  }

  @Override
  public Optional<CapturedFrame> next() {
    if (next >= images.size()) {
      return Optional.empty();
    }
    Path image = images.get(next);
    long offsetUs = Math.round(next * 1e6 / imagesPerSecond);
    next++;
    try {
      ByteString bytes = UnsafeByteOperations.unsafeWrap(Files.readAllBytes(image));
      return Optional.of(new CapturedFrame(asJpeg(image, bytes), offsetUs));
    } catch (IOException e) {
      throw new SourceException("cannot read " + image + ": " + e.getMessage(), e);
    }
  }

  private ByteString asJpeg(Path image, ByteString bytes) throws IOException {
    if (JpegInspector.isBaselineAndComplete(bytes)) {
      return bytes;
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    if (picture == null) {
      throw new SourceException(image + " is not an image: remove it from the folder");
    }
    return encode(picture);
  }

  private ByteString encode(BufferedImage picture) throws IOException {
    BufferedImage opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(jpegQuality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(opaque, null, null), quality);
    } finally {
      writer.dispose();
    }
    return UnsafeByteOperations.unsafeWrap(bytes.toByteArray());
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT, "%s (%d images, %.4g frames/s)", folder, images.size(), imagesPerSecond);
  }

  @Override
  public OptionalLong frames() {
    return OptionalLong.of(images.size());
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void close() {
    next = images.size();
  }
}
