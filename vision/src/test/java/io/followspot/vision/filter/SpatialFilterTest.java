package io.followspot.vision.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.motion.Texture;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpatialFilterTest {
  private static final Geometry SIZE = new Geometry(320, 180);
  private static final byte[] CLEAN = new Texture(4, 3).seen(320, 180, Affine.IDENTITY, 0).values();

  @ParameterizedTest
  @CsvSource({"GAUSSIAN, 0.8, 3", "GAUSSIAN, 1, 3", "BILATERAL, 40, 3", "MEDIAN, 3, 2"})
  void apply_gaussianNoise_raisesTheSignalToNoiseRatio(
      Filter.Kind kind, double strength, double gainDb) {
    byte[] noisy = noisy(12);

    byte[] filtered = filtered(noisy, new Filter(kind, strength));

    assertThat(psnr(filtered, CLEAN) - psnr(noisy, CLEAN)).as("gain, dB").isGreaterThan(gainDb);
  }

  @Test
  void apply_medianOnWrongPixels_bringsThemBack() {
    byte[] spoiled = CLEAN.clone();
    SplittableRandom dice = new SplittableRandom(2);
    for (int i = 0; i < spoiled.length / 25; i++) {
      spoiled[dice.nextInt(spoiled.length)] = (byte) (dice.nextBoolean() ? 255 : 0);
    }

    double gain =
        psnr(filtered(spoiled, Filter.of(Filter.Kind.MEDIAN)), CLEAN) - psnr(spoiled, CLEAN);

    assertThat(gain).as("gain, dB").isGreaterThan(10);
    assertThat(psnr(filtered(spoiled, Filter.of(Filter.Kind.GAUSSIAN)), CLEAN))
        .as("a Gaussian only smears them")
        .isLessThan(psnr(filtered(spoiled, Filter.of(Filter.Kind.MEDIAN)), CLEAN));
  }

  @Test
  void apply_bilateralAtAnEdge_keepsIt() {
    byte[] step = new byte[SIZE.pixels()];
    for (int i = 0; i < step.length; i++) {
      step[i] = (byte) (i % 320 < 160 ? 60 : 190);
    }

    byte[] filtered = filtered(step, new Filter(Filter.Kind.BILATERAL, 25));
    byte[] blurred = filtered(step, new Filter(Filter.Kind.GAUSSIAN, 1));

    assertThat(psnr(filtered, step)).isGreaterThan(45);
    assertThat(psnr(blurred, step)).isLessThan(40);
  }

  @Test
  void apply_unsharpOnABlurredPicture_bringsItCloserToTheSharpOne() {
    byte[] sharp = new Texture(4).seen(320, 180, Affine.IDENTITY, 0).values();
    byte[] blurred = filtered(sharp, new Filter(Filter.Kind.GAUSSIAN, 1));

    assertThat(psnr(filtered(blurred, new Filter(Filter.Kind.UNSHARP, 0.7)), sharp))
        .isGreaterThan(psnr(blurred, sharp) + 2);
  }

  @Test
  void apply_claheInTheDark_raisesContrast() {
    byte[] dark = new byte[CLEAN.length];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = (byte) (10 + (CLEAN[i] & 0xFF) / 10);
    }

    assertThat(spread(filtered(dark, new Filter(Filter.Kind.CLAHE, 4))))
        .isGreaterThan(2 * spread(dark));
  }

  @Test
  void apply_several_goInOrder() {
    byte[] noisy = noisy(12);

    Filter median = new Filter(Filter.Kind.MEDIAN, 3);
    Filter unsharp = new Filter(Filter.Kind.UNSHARP, 0.5);
    assertThat(filtered(noisy, median, unsharp))
        .isEqualTo(filtered(filtered(noisy, median), unsharp))
        .isNotEqualTo(filtered(noisy, unsharp, median));
  }

  @Test
  void filters_whatIsNone_isRefused() {
    assertThatThrownBy(() -> new Filter(Filter.Kind.MEDIAN, 4)).hasMessageContaining("3, 5 or 7");
    assertThatThrownBy(() -> new Filter(Filter.Kind.MEDIAN, 99)).hasMessageContaining("99");
    assertThatThrownBy(() -> new FilterConfig(Collections.nCopies(5, Filter.of(Filter.Kind.CLAHE))))
        .hasMessageContaining("at most 4");
  }

  private static byte[] filtered(byte[] luma, Filter... filters) {
    byte[] grey = new byte[SIZE.cells()];
    Arrays.fill(grey, (byte) 128);
    return SpatialFilter.apply(
            new FilterConfig(List.of(filters)), new Picture(SIZE, luma, grey, grey))
        .luma();
  }

  private static byte[] noisy(double deviation) {
    SplittableRandom dice = new SplittableRandom(1);
    byte[] noisy = new byte[CLEAN.length];
    for (int i = 0; i < noisy.length; i++) {
      double value = (CLEAN[i] & 0xFF) + deviation * dice.nextGaussian();
      noisy[i] = (byte) Math.max(0, Math.min(255, Math.round(value)));
    }
    return noisy;
  }

  private static double psnr(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      int d = (a[i] & 0xFF) - (b[i] & 0xFF);
      sum += d * d;
    }
    return 10 * Math.log10(255 * 255 / Math.max(1e-9, sum / a.length));
  }

  private static double spread(byte[] levels) {
    double sum = 0;
    double squares = 0;
    for (byte level : levels) {
      sum += level & 0xFF;
      squares += (level & 0xFF) * (level & 0xFF);
    }
    double mean = sum / levels.length;
    return Math.sqrt(squares / levels.length - mean * mean);
  }
}
