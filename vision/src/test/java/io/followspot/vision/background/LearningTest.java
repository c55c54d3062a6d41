package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight pixels at once must give the results of single pixels. */
class LearningTest {
  private static final Geometry GEOMETRY = new Geometry(36, 20);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 5, 63, 1_000_000})
  void learn_nothingMoves_isEachPixelsOwnStep(long frames) {
    Random random = new Random(frames);
    BackgroundState state = new BackgroundState(GEOMETRY);
    random.nextBytes(state.mean);
    random.nextBytes(state.deviation);
    Arrays.fill(state.age, (byte) 0);
    byte[] mean = state.mean.clone();
    byte[] deviation = state.deviation.clone();
    byte[] luma = new byte[GEOMETRY.pixels()];
    random.nextBytes(luma);
    Picture picture =
        new Picture(GEOMETRY, luma, new byte[GEOMETRY.cells()], new byte[GEOMETRY.cells()]);
    Mask nothing = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());

    new Learning(BackgroundConfig.DEFAULT, GEOMETRY)
        .learn(picture, state, nothing, nothing, frames);

    Dither dither = new Dither(frames);
    int rate = 256 / (int) Math.min(frames + 1, 64);
    int width = GEOMETRY.widthPx();
    int[] apart = new int[deviation.length];
    for (int i = 0; i < luma.length; i++) {
      int difference = (luma[i] & 0xFF) - (mean[i] & 0xFF);
      apart[i / width / 2 * (width / 2) + i % width / 2] += Math.abs(difference);
      assertThat(state.mean[i] & 0xFF)
          .isEqualTo((mean[i] & 0xFF) + (difference * rate + dither.at(i) >> 8));
    }
    for (int block = 0; block < deviation.length; block++) {
      int before = deviation[block] & 0xFF;
      int step = (Math.min(255, 2 * apart[block]) - before) * Math.min(64, rate);
      int first = block / (width / 2) * 2 * width + block % (width / 2) * 2;
      assertThat(state.deviation[block] & 0xFF).isEqualTo(before + (step + dither.at(~first) >> 8));
    }
  }
}
