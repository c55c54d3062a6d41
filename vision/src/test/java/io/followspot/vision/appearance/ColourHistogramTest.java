package io.followspot.vision.appearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Box;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColourHistogramTest {
  private static final Geometry GEOMETRY = new Geometry(64, 64);
  private static final Box BOX = new Box(10, 10, 20, 40);

  @Test
  void of_anything_isOfUnitLength() {
    float[] h = histogram(90, 140, 120);

    assertThat(dot(h, h)).isCloseTo(1, within(1e-5));
    assertThat(h).hasSize(ColourHistogram.LENGTH);
  }

  @Test
  void of_slightlyBrighter_isNearlyTheSame() {
    assertThat(dot(histogram(90, 140, 120), histogram(96, 140, 120))).isGreaterThan(0.97);
  }

  @Test
  void of_otherColour_isFar() {
    assertThat(dot(histogram(90, 160, 100), histogram(90, 100, 160))).isLessThan(0.6);
  }

  @Test
  void of_emptyMask_takesTheWholeBox() {
    Picture picture = picture(90, 140, 120);

    assertThat(ColourHistogram.of(picture, new Mask(64, 64), BOX))
        .isEqualTo(histogram(90, 140, 120));
  }

  private static float[] histogram(int luma, int blue, int red) {
    Mask all = new Mask(64, 64).erode(0, 0);
    for (int i = 0; i < 64 * 64; i++) {
      all.set(i % 64, i / 64);
    }
    return ColourHistogram.of(picture(luma, blue, red), all, BOX);
  }

  private static Picture picture(int luma, int blue, int red) {
    byte[] y = new byte[GEOMETRY.pixels()];
    byte[] cb = new byte[GEOMETRY.cells()];
    byte[] cr = new byte[GEOMETRY.cells()];
    Arrays.fill(y, (byte) luma);
    Arrays.fill(cb, (byte) blue);
    Arrays.fill(cr, (byte) red);
    return new Picture(GEOMETRY, y, cb, cr);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
