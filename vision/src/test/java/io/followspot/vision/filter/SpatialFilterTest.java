package io.followspot.vision.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.motion.Texture;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpatialFilterTest {
  private static final Geometry SIZE = new Geometry(320, 180);
  private static final byte[] CLEAN = new Texture(4, 3).seen(320, 180, Affine.IDENTITY, 0).values();

  @ParameterizedTest
  @CsvSource({"gaussian:0.8, 3", "gaussian:1, 3", "bilateral:40, 3", "median:3, 2"})
  void apply_gaussianNoise_raisesTheSignalToNoiseRatio(String filter, double gainDb) {
    byte[] noisy = noisy(12);

    byte[] filtered = filtered(filter, noisy);

    assertThat(psnr(filtered, CLEAN) - psnr(noisy, CLEAN)).as("gain, dB").isGreaterThan(gainDb);
  }

  @Test
  void apply_medianOnWrongPixels_bringsThemBack() {
    byte[] spoiled = CLEAN.clone();
    SplittableRandom dice = new SplittableRandom(2);
    for (int i = 0; i < spoiled.length / 25; i++) {
      spoiled[dice.nextInt(spoiled.length)] = (byte) (dice.nextBoolean() ? 255 : 0);
    }

    double gain = psnr(filtered("median", spoiled), CLEAN) - psnr(spoiled, CLEAN);

    assertThat(gain).as("gain, dB").isGreaterThan(10);
    assertThat(psnr(filtered("gaussian", spoiled), CLEAN))
        .as("a Gaussian only smears them")
        .isLessThan(psnr(filtered("median", spoiled), CLEAN));
  }

  @Test
  void apply_bilateralAtAnEdge_keepsIt() {
    byte[] step = new byte[SIZE.pixels()];
    for (int i = 0; i < step.length; i++) {
      step[i] = (byte) (i % 320 < 160 ? 60 : 190);
    }

    byte[] filtered = filtered("bilateral:25", step);
    byte[] blurred = filtered("gaussian:1", step);

    assertThat(psnr(filtered, step)).isGreaterThan(45);
    assertThat(psnr(blurred, step)).isLessThan(40);
  }

  @Test
  void apply_unsharpOnABlurredPicture_bringsItCloserToTheSharpOne() {
    byte[] sharp = new Texture(4).seen(320, 180, Affine.IDENTITY, 0).values();
    byte[] blurred = filtered("gaussian:1", sharp);

    assertThat(psnr(filtered("unsharp:0.7", blurred), sharp))
        .isGreaterThan(psnr(blurred, sharp) + 2);
  }

  @Test
  void apply_claheInTheDark_raisesContrast() {
    byte[] dark = new byte[CLEAN.length];
    for (int i = 0; i < dark.length; i++) {
      dark[i] = (byte) (10 + (CLEAN[i] & 0xFF) / 10);
    }

    assertThat(spread(filtered("clahe:4", dark))).isGreaterThan(2 * spread(dark));
  }

  @Test
  void apply_several_goInOrder() {
    byte[] noisy = noisy(12);

    assertThat(filtered("median:3,unsharp:0.5", noisy))
        .isEqualTo(filtered("unsharp:0.5", filtered("median:3", noisy)))
        .isNotEqualTo(filtered("unsharp:0.5,median:3", noisy));
  }

  @Test
  void parse_nothing_isNone() {
    assertThat(FilterConfig.parse(" ")).isEqualTo(FilterConfig.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sepia",
        "median:4",
        "median:99",
        "gaussian:x",
        "clahe,clahe,clahe,clahe,clahe",
        ","
      })
  void parse_whatIsNoFilter_isRefused(String text) {
    assertThatThrownBy(() -> FilterConfig.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] filtered(String filters, byte[] luma) {
    byte[] grey = new byte[SIZE.cells()];
    Arrays.fill(grey, (byte) 128);
    return SpatialFilter.apply(FilterConfig.parse(filters), new Picture(SIZE, luma, grey, grey))
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
