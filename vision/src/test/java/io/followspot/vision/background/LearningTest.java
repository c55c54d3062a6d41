package io.followspot.vision.background;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.vision.decode.Geometry;
import io.followspot.vision.decode.Picture;
import io.followspot.vision.region.Mask;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

  /** Leaves that move become quiet; someone who is followed stays visible. */
  @Test
  void learn_coveredForLong_raisesTheDeviationExceptUnderTracks() {
    Mask everything = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());
    for (int y = 0; y < GEOMETRY.heightPx(); y++) {
      everything.setRun(y, 0, GEOMETRY.widthPx());
    }
    Mask nothing = new Mask(GEOMETRY.widthPx(), GEOMETRY.heightPx());

    BackgroundConfig slow = BackgroundConfig.DEFAULT.withLearningFrames(256);
    assertThat(deviationAfter(45, BackgroundConfig.DEFAULT, everything, nothing)).isBetween(25, 60);
    assertThat(deviationAfter(45, slow, everything, nothing)).as("slowly").isPositive();
    assertThat(deviationAfter(45, BackgroundConfig.DEFAULT, everything, everything)).isZero();
  }

  /** In eighths of a level, where the picture is 30 levels above the background. */
  private static int deviationAfter(
      int frames, BackgroundConfig config, Mask foreground, Mask held) {
    BackgroundState state = new BackgroundState(GEOMETRY);
    Arrays.fill(state.age, (byte) 0);
    Arrays.fill(state.mean, (byte) 100);
    Arrays.fill(state.deviation, (byte) 0);
    byte[] luma = new byte[GEOMETRY.pixels()];
    Arrays.fill(luma, (byte) 130);
    Picture picture =
        new Picture(GEOMETRY, luma, new byte[GEOMETRY.cells()], new byte[GEOMETRY.cells()]);
    Learning learning = new Learning(config, GEOMETRY);
    for (int frame = 0; frame < frames; frame++) {
      learning.learn(picture, state, foreground, held, 1_000 + frame);
    }
    int sum = 0;
    for (byte deviation : state.deviation) {
      sum += deviation & 0xFF;
    }
    return sum / state.deviation.length;
  }
}
