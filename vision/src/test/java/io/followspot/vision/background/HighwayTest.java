package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pixel by pixel against CDnet 2014's highway, with the default configuration. */
class HighwayTest {
  private static final int FIRST_SCORED = 470;
  private static final int LAST = 1700;
  private static final int UNKNOWN = 170;
  private static final int OUTSIDE = 85;
  private static final int MOVING = 255;

  private final Path folder = folder();
  private long hits;
  private long falseAlarms;
  private long misses;

  /** On the same frames MOG2 has .72 to .86, KNN .84. */
  @Test
  void foreground_highway_isRightPixelByPixel() throws Exception {
    assumeTrue(Files.exists(folder), "skipped: " + folder + " is not here; set FOLLOWSPOT_DATA");
    FrameDecoder decoder = new FrameDecoder();
    Geometry geometry = Geometry.of(320, 240, 180);
    Background background = new Background(BackgroundConfig.DEFAULT, geometry);
    for (int frame = 1; frame <= LAST; frame++) {
      byte[] jpeg = Files.readAllBytes(folder.resolve(name("input/in%06d.jpg", frame)));
      Picture picture = decoder.decode(jpeg, JpegHeader.parse(jpeg, FrameLimits.DEFAULT), geometry);
      Mask mask = background.foreground(picture, List.of());
      background.learn(picture, mask, List.of());
      if (frame >= FIRST_SCORED) {
        score(
            mask,
            ImageIO.read(folder.resolve(name("groundtruth/gt%06d.png", frame)).toFile())
                .getRaster());
      }
    }

    double f1 = 2.0 * hits / (2 * hits + falseAlarms + misses);
    assertThat(f1).as("pixel F1").isGreaterThan(0.90);
  }

  private void score(Mask mask, Raster truth) {
    for (int y = 0; y < truth.getHeight(); y++) {
      int row = y * mask.height() / truth.getHeight();
      for (int x = 0; x < truth.getWidth(); x++) {
        int label = truth.getSample(x, y, 0);
        boolean seen = mask.get(x * mask.width() / truth.getWidth(), row);
        if (label == MOVING) {
          hits += seen ? 1 : 0;
          misses += seen ? 0 : 1;
        } else if (label != UNKNOWN && label != OUTSIDE) {
          falseAlarms += seen ? 1 : 0;
        }
      }
    }
  }

  private static String name(String pattern, int frame) {
    return String.format(Locale.ROOT, pattern, frame);
  }

  private static Path folder() {
    String named = System.getenv("FOLLOWSPOT_DATA");
    Path data = named == null ? Path.of("../../shared/data") : Path.of(named);
    return data.resolve("cdnet/highway").toAbsolutePath().normalize();
  }
}
