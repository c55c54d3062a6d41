package io.followspot.simulation.room;

import io.followspot.sound.transform.RealFft;

/** Sound through a response, by Fourier transforms of overlapping blocks. */
final class Convolution {
  private Convolution() {}

  /** Returns sound through a response, as long as the sound. */
  static float[] of(float[] sound, float[] response) {
    int size = Math.max(8, Integer.highestOneBit(Math.max(1, response.length)) * 4);
    int step = size - response.length + 1;
    RealFft fft = new RealFft(size);
    float[] filterRe = new float[fft.bins()];
    float[] filterIm = new float[fft.bins()];
    float[] block = java.util.Arrays.copyOf(response, size);
    fft.forward(block, filterRe, filterIm);
    float[] re = new float[fft.bins()];
    float[] im = new float[fft.bins()];
    float[] out = new float[sound.length];
    for (int from = 0; from < sound.length; from += step) {
      int count = Math.min(step, sound.length - from);
      java.util.Arrays.fill(block, 0);
      System.arraycopy(sound, from, block, 0, count);
      fft.forward(block, re, im);
      for (int k = 0; k < re.length; k++) {
        float r = re[k] * filterRe[k] - im[k] * filterIm[k];
        im[k] = re[k] * filterIm[k] + im[k] * filterRe[k];
        re[k] = r;
      }
      fft.inverse(re, im, block);
      for (int i = 0; i < Math.min(size, sound.length - from); i++) {
        out[from + i] += block[i];
      }
    }
    return out;
  }
}
