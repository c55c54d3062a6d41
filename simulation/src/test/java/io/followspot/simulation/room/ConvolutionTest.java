package io.followspot.simulation.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 100})
  void blocksTogether_areTheSumOfDelayedCopies(int taps) {
    float[] sound = noise(1, 1_000);
    float[] response = noise(2, taps);

    float[] out = Convolution.of(sound, response);

    assertThat(out).hasSize(sound.length);
    for (int i = 0; i < sound.length; i++) {
      double sum = 0;
      for (int j = 0; j <= Math.min(i, taps - 1); j++) {
        sum += (double) response[j] * sound[i - j];
      }
      assertThat((double) out[i]).isCloseTo(sum, within(1e-3));
    }
  }

  private static float[] noise(long seed, int length) {
    Random random = new Random(seed);
    float[] out = new float[length];
    for (int i = 0; i < length; i++) {
      out[i] = (float) random.nextGaussian();
    }
    return out;
  }
}
