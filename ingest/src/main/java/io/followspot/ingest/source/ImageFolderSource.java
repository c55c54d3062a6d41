package io.followspot.ingest.source;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
 * Plays the images of a folder in the order of their names. The rate of a MOTChallenge sequence is
 * read from {@code seqinfo.ini} beside the folder. Baseline JPEGs are passed through.
 */
final class ImageFolderSource implements FrameSource {
  private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(jpe?g|png)");
  private static final Pattern RATE = Pattern.compile("(?im)^\\s*frameRate\\s*=(.*)$");

  private static final double MAX_RATE = 1000;

  private final Path folder;
  private final List<Path> images;
  private final double imagesPerSecond;
  private final int jpegQuality;
  private final List<String> unreadable = new ArrayList<>();
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
          files
              .filter(file -> IMAGE.matcher(name(file)).matches())
              // Skip hidden files: macOS puts a ._NAME beside each NAME.
              .filter(file -> !name(file).startsWith("."))
              .sorted(Comparator.comparing(ImageFolderSource::name, NaturalOrder.INSTANCE))
              .toList();
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
    // Only ASCII matters, so the encoding does not.
    Matcher matcher = RATE.matcher(Files.readString(info, StandardCharsets.ISO_8859_1));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String text = matcher.group(1).replaceFirst("[;#].*", "").strip();
    double rate;
    try {
      rate = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      rate = Double.NaN;
    }
    if (!(rate > 0 && rate <= MAX_RATE)) {
      throw new SourceException(
          info
              + " says frameRate="
              + text
              + ": it must be a number above 0, at most 1000; correct it, or remove the line and"
              + " give --image-rate");
    }
    return Optional.of(rate);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  @Override
  public Optional<CapturedFrame> next() {
    while (next < images.size()) {
      Path image = images.get(next);
      long offsetUs = Math.round(next * 1e6 / imagesPerSecond);
      next++;
      try {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(Files.readAllBytes(image));
        return Optional.of(new CapturedFrame(asJpeg(image, bytes), offsetUs));
      } catch (IOException
          | RuntimeException e) { // ImageIO throws arbitrary exceptions on damaged data
        unreadable.add(
            e instanceof SourceException
                ? String.valueOf(e.getMessage())
                : "cannot read " + image + ": " + e.getMessage());
      }
    }
    if (unreadable.size() == images.size()) {
      throw new SourceException(unreadable.get(0));
    }
    return Optional.empty();
  }

  @Override
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  private ByteString asJpeg(Path image, ByteString bytes) throws IOException {
    Orientation orientation = ExifReader.orientation(bytes);
    if (orientation == Orientation.UPRIGHT && JpegInspector.isBaselineAndComplete(bytes)) {
      return bytes;
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    if (picture == null) {
      throw new SourceException(image + " is not an image: remove it from the folder");
    }
    return encode(picture, orientation);
  }

  private ByteString encode(BufferedImage picture, Orientation orientation) throws IOException {
    BufferedImage opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    BufferedImage upright = turn(opaque, orientation);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(jpegQuality / 100f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(upright, null, null), quality);
    } finally {
      writer.dispose();
    }
    return UnsafeByteOperations.unsafeWrap(bytes.toByteArray());
  }

  private static BufferedImage turn(BufferedImage picture, Orientation orientation) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    BufferedImage upright =
        orientation.swapsSides()
            ? new BufferedImage(height, width, BufferedImage.TYPE_3BYTE_BGR)
            : new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int band = 0; band < 3; band++) {
      byte[] from = new byte[width * height];
      int[] samples = picture.getRaster().getSamples(0, 0, width, height, band, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        from[i] = (byte) samples[i];
      }
      byte[] to = new byte[width * height];
      orientation.turn(from, width, height, width, to, upright.getWidth());
      for (int i = 0; i < samples.length; i++) {
        samples[i] = to[i] & 0xFF;
      }
      upright.getRaster().setSamples(0, 0, upright.getWidth(), upright.getHeight(), band, samples);
    }
    return upright;
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
