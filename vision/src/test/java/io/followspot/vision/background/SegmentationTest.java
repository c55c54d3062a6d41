package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells that are passed by must be those in which nothing would have been found. */
class SegmentationTest {
  private static final Geometry GEOMETRY = new Geometry(76, 44);
  private static final int UNIT = 16;
  private static final int STRONG = 9 * UNIT;
  private static final int WEAK = 100;

  /** From hardly any noise to nothing but noise. */
  @ParameterizedTest
  @ValueSource(ints = {2, 12, 18, 26, 60, 255})
  void foreground_anyNoise_isWhatEachPixelSays(int noise) {
    Random random = new Random(noise);
    BackgroundState state = new BackgroundState(GEOMETRY);
    Picture picture = noisy(random, noise, state);

    Mask foreground =
        new Segmentation(BackgroundConfig.DEFAULT.withShadowRule(false), GEOMETRY)
            .foreground(picture, state);

    int[] evidence = evidence(picture, state);
    for (int y = 0; y < GEOMETRY.heightPx(); y++) {
      for (int x = 0; x < GEOMETRY.widthPx(); x++) {
        if (around(evidence, x, y) >= STRONG) {
          assertThat(foreground.get(x, y)).as("%d, %d", x, y).isTrue();
        } else if (foreground.get(x, y)) {
          assertThat(around(evidence, x, y)).as("%d, %d", x, y).isGreaterThanOrEqualTo(WEAK);
          assertThat(isNearStrong(evidence, x, y)).as("%d, %d", x, y).isTrue();
        }
      }
    }
  }

  private static Picture noisy(Random random, int noise, BackgroundState state) {
    byte[] luma = new byte[GEOMETRY.pixels()];
    byte[] blue = new byte[GEOMETRY.cells()];
    byte[] red = new byte[GEOMETRY.cells()];
    for (int i = 0; i < luma.length; i++) {
      state.mean[i] = (byte) random.nextInt(256);
      int value = (state.mean[i] & 0xFF) + random.nextInt(2 * noise + 1) - noise;
      luma[i] = (byte) Math.max(0, Math.min(255, value));
    }
    random.nextBytes(state.deviation);
    for (int cell = 0; cell < blue.length; cell++) {
      blue[cell] = (byte) (random.nextInt(4) == 0 ? random.nextInt(12) : 0);
      red[cell] = (byte) random.nextInt(4);
    }
    return new Picture(GEOMETRY, luma, blue, red);
  }

  /** Per pixel, by the definition in the class comment. */
  private static int[] evidence(Picture picture, BackgroundState state) {
    BackgroundConfig config = BackgroundConfig.DEFAULT;
    int width = GEOMETRY.widthPx();
    int[] evidence = new int[GEOMETRY.pixels()];
    for (int i = 0; i < evidence.length; i++) {
      int x = i % width;
      int y = i / width;
      int cell = y / 4 * (width / 4) + x / 4;
      int colour =
          (int) ((picture.blue()[cell] + picture.red()[cell]) * UNIT / config.minColourContrast());
      int deviation = state.deviation[y / 2 * (width / 2) + x / 2] & 0xFF;
      double threshold = Math.max(config.minContrast(), config.deviations() * deviation / 8);
      int contrast = Math.abs((picture.luma()[i] & 0xFF) - (state.mean[i] & 0xFF));
      int add = colour > UNIT / 2 ? Math.min(UNIT, colour / 2) : 0;
      evidence[i] = Math.min(20, (contrast * (int) Math.round(256 * UNIT / threshold) >> 8) + add);
    }
    return evidence;
  }

  private static boolean isNearStrong(int[] evidence, int x, int y) {
    for (int dy = -6; dy <= 6; dy++) {
      for (int dx = -6; dx <= 6; dx++) {
        int atX = Math.max(0, Math.min(GEOMETRY.widthPx() - 1, x + dx));
        int atY = Math.max(0, Math.min(GEOMETRY.heightPx() - 1, y + dy));
        if (around(evidence, atX, atY) >= STRONG) {
          return true;
        }
      }
    }
    return false;
  }

  /** The sum over 3 x 3; values beyond the border equal the border. */
  private static int around(int[] evidence, int x, int y) {
    int sum = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int atX = Math.max(0, Math.min(GEOMETRY.widthPx() - 1, x + dx));
        int atY = Math.max(0, Math.min(GEOMETRY.heightPx() - 1, y + dy));
        sum += evidence[atY * GEOMETRY.widthPx() + atX];
      }
    }
    return sum;
  }
}
