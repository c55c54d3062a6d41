package io.followspot.vision.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.followspot.tracking.geometry.Affine;
import io.followspot.vision.Pictures;
import io.followspot.vision.decode.FrameDecoder;
import io.followspot.vision.decode.FrameLimits;
import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.JpegHeader;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.motion.Plane;
import io.followspot.vision.motion.Texture;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Two renderings of one scene must agree after mapping; errors are mean differences in levels. */
class PixelMappingTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final Plane[] SCENE = new Plane[3];

  static {
    for (int c = 0; c < 3; c++) {
      SCENE[c] = new Texture(20 + c, 8).seen(WIDTH, HEIGHT, Affine.IDENTITY, 0);
    }
  }

  private static final DoubleUnaryOperator SAME = v -> v;
  private static final Picture REFERENCE = render(SAME, SAME, SAME);
  private static final Picture TINTED = render(v -> 0.7 * v, v -> 0.85 * v, v -> 0.95 * v);

  @Test
  void apply_whiteReference_undoesATint() {
    Picture mapped =
        new PixelMapping(MappingConfig.NONE.withWhite(List.of(140.0, 170.0, 190.0))).apply(TINTED);
    // The tint also darkened, which a balance leaves alone: a curve that brightens does the rest.
    Picture brightened =
        new PixelMapping(
                MappingConfig.NONE
                    .withWhite(List.of(140.0, 170.0, 190.0))
                    .withCurve(List.of(0.0, 0.0, 212.0, 255.0)))
            .apply(TINTED);

    assertThat(colourError(TINTED)).isGreaterThan(5);
    assertThat(colourError(mapped)).as("of colours that are darker").isLessThan(3);
    assertThat(colourError(brightened)).isLessThan(1.5);
    assertThat(brightnessError(TINTED)).isGreaterThan(12);
    assertThat(brightnessError(brightened)).isLessThan(3);
  }

  @Test
  void apply_greyWorld_makesBothAgree() {
    MappingConfig greyWorld = MappingConfig.NONE.withGreyWorld();
    Picture one = new PixelMapping(greyWorld).apply(REFERENCE);
    Picture other = new PixelMapping(greyWorld).apply(TINTED);

    assertThat(error(one.blue(), other.blue()) + error(one.red(), other.red())).isLessThan(3);
  }

  @Test
  void apply_measurementSwitchedOnLater_beginsAnew() {
    MappingConfig grey = MappingConfig.NONE.withGreyWorld();
    MappingConfig both = grey.withQuantiles(PixelMapping.reference(REFERENCE));
    ByteBuffer saved = ByteBuffer.allocate(PixelMapping.sizeBytes());
    PixelMapping balanced = new PixelMapping(grey);
    for (int frame = 0; frame < 100; frame++) {
      balanced.apply(TINTED);
    }
    balanced.write(saved);
    PixelMapping later = new PixelMapping(both);
    later.read(saved.flip());

    assertThat(brightnessError(later.apply(TINTED)))
        .as("of the first frame whose histogram is matched")
        .isCloseTo(brightnessError(new PixelMapping(both).apply(TINTED)), within(0.5));
  }

  @Test
  void apply_matrix_undoesAMixOfChannels() {
    // Each channel of the camera includes a fifth of its neighbour; the inverse removes it.
    Picture mixed = mixed();
    Picture mapped = new PixelMapping(MappingConfig.NONE.withMatrix(inverseOfMix())).apply(mixed);

    assertThat(colourError(mixed)).isGreaterThan(4);
    assertThat(colourError(mapped)).isLessThan(1.5);
    assertThat(brightnessError(mapped)).isLessThan(1.5);
  }

  @Test
  void apply_gamma_undoesGamma() {
    DoubleUnaryOperator bent = v -> 255 * Math.pow(v / 255, 0.5);
    Picture washedOut = render(bent, bent, bent);
    Picture mapped = new PixelMapping(MappingConfig.NONE.withGamma(2)).apply(washedOut);

    assertThat(brightnessError(washedOut)).isGreaterThan(30);
    assertThat(brightnessError(mapped)).isLessThan(2.5);
  }

  @Test
  void apply_histogramMatching_makesAnyCameraAgree() {
    Picture other =
        render(v -> 20 + 0.6 * v, v -> 255 * Math.pow(v / 255, 0.7), v -> Math.min(255, 1.1 * v));
    List<Double> reference = PixelMapping.reference(REFERENCE);
    Picture mapped = new PixelMapping(MappingConfig.NONE.withQuantiles(reference)).apply(other);

    assertThat(brightnessError(other)).isGreaterThan(10);
    assertThat(colourError(other)).isGreaterThan(5);
    assertThat(brightnessError(mapped)).isLessThan(3);
    assertThat(colourError(mapped)).isLessThan(3);
  }

  @Test
  void apply_savedAndRestored_goesOnTheSame() {
    MappingConfig config = MappingConfig.NONE.withGreyWorld();
    PixelMapping one = new PixelMapping(config);
    one.apply(REFERENCE);
    ByteBuffer saved = ByteBuffer.allocate(PixelMapping.sizeBytes());
    one.write(saved);
    PixelMapping restored = new PixelMapping(config);
    restored.read(saved.flip());

    assertThat(restored.apply(TINTED).luma()).isEqualTo(one.apply(TINTED).luma());
    assertThat(new PixelMapping(config).apply(TINTED).luma())
        .as("without what was measured before")
        .isNotEqualTo(one.apply(TINTED).luma());
  }

  @Test
  void withers_whatIsNoMapping_isRefused() {
    MappingConfig none = MappingConfig.NONE;
    assertThatThrownBy(() -> none.withWhite(List.of(1.0, 2.0))).hasMessageContaining("3");
    assertThatThrownBy(() -> none.withWhite(List.of(0.0, 9.0, 9.0))).hasMessageContaining("0.0");
    assertThatThrownBy(() -> none.withCurve(List.of(9.0, 1.0, 3.0, 2.0)))
        .hasMessageContaining("rise");
    assertThatThrownBy(() -> none.withMatrix(List.of(1.0, 2.0))).hasMessageContaining("9");
    assertThatThrownBy(() -> none.withGamma(0)).hasMessageContaining("gamma");
  }

  private static double brightnessError(Picture picture) {
    return error(picture.luma(), REFERENCE.luma());
  }

  private static double colourError(Picture picture) {
    return error(picture.blue(), REFERENCE.blue()) + error(picture.red(), REFERENCE.red());
  }

  private static double error(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xFF) - (b[i] & 0xFF));
    }
    return sum / a.length;
  }

  private static Picture mixed() {
    return decode(
        (x, y) -> {
          double r = at(0, x, y);
          double g = at(1, x, y);
          double b = at(2, x, y);
          return rgb(0.8 * r + 0.2 * g, 0.8 * g + 0.2 * b, 0.8 * b + 0.2 * r);
        });
  }

  /** Of the circulant matrix with 0.8 on and 0.2 right of its diagonal. */
  private static List<Double> inverseOfMix() {
    double d = 0.8 * 0.8 * 0.8 + 0.2 * 0.2 * 0.2;
    double a = 0.64 / d;
    double b = -0.16 / d;
    double c = 0.04 / d;
    return List.of(a, b, c, c, a, b, b, c, a);
  }

  private static Picture render(
      DoubleUnaryOperator red, DoubleUnaryOperator green, DoubleUnaryOperator blue) {
    return decode(
        (x, y) ->
            rgb(
                red.applyAsDouble(at(0, x, y)),
                green.applyAsDouble(at(1, x, y)),
                blue.applyAsDouble(at(2, x, y))));
  }

  private static double at(int c, int x, int y) {
    return 20 + 0.8 * (SCENE[c].values()[y * WIDTH + x] & 0xFF);
  }

  private static int rgb(double r, double g, double b) {
    return (int) Math.min(255, r) << 16 | (int) Math.min(255, g) << 8 | (int) Math.min(255, b);
  }

  private static Picture decode(java.util.function.IntBinaryOperator colour) {
    try {
      byte[] jpeg = Pictures.jpeg(WIDTH, HEIGHT, colour);
      JpegHeader header = JpegHeader.parse(jpeg, FrameLimits.DEFAULT);
      return new FrameDecoder().decode(jpeg, header, Geometry.of(WIDTH, HEIGHT, 180));
    } catch (io.followspot.vision.FrameRefusedException e) {
      throw new AssertionError(e);
    }
  }
}
