package io.followspot.sound.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RealFftTest {
  @Test
  void forward_randomSamples_equalsTheDefinition() {
    int size = 64;
    float[] samples = random(size);
    RealFft fft = new RealFft(size);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];

    fft.forward(samples, re, im);

    for (int k = 0; k < fft.bins(); k++) {
      double sumRe = 0;
      double sumIm = 0;
      for (int i = 0; i < size; i++) {
        sumRe += samples[i] * Math.cos(2 * Math.PI * k * i / size);
        sumIm -= samples[i] * Math.sin(2 * Math.PI * k * i / size);
      }
      assertThat((double) re[k]).isCloseTo(sumRe, within(1e-5));
      assertThat((double) im[k]).isCloseTo(sumIm, within(1e-5));
    }
  }

  @Test
  void inverse_ofForward_givesTheSamples() {
    float[] samples = random(1024);
    RealFft fft = new RealFft(1024);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    float[] back = new float[1024];

    fft.forward(samples, re, im);
    fft.inverse(re, im, back);

    for (int i = 0; i < 1024; i++) {
      assertThat(back[i]).isCloseTo(samples[i], within(1e-6f));
    }
  }

  @Test
  void size_noPowerOfTwo_isRefused() {
    assertThatThrownBy(() -> new RealFft(513)).hasMessageContaining("513");
  }

  private static float[] random(int size) {
    Random random = new Random(1);
    float[] samples = new float[size];
    for (int i = 0; i < size; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return samples;
  }
}
