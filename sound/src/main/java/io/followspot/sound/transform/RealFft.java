package io.followspot.sound.transform;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Fourier transform of a fixed power of two of real samples. Not for use by several threads: it
 * owns its working memory. The tables come from {@link StrictMath}, so every machine gives the same
 * bits.
 */
public final class RealFft {
  private final int size;
  private final int half;
  private final float[] cosine;
  private final float[] sine;
  private final float[] splitCosine;
  private final float[] splitSine;
  private final int[] reversed;
  private final float[] re;
  private final float[] im;

  /** Per power of two; whoever makes them first, they are the same. */
  private static final AtomicReferenceArray<@Nullable Tables> TABLES =
      new AtomicReferenceArray<>(32);

  /**
   * Prepares a transform.
   *
   * @param size number of samples, a power of two, at least 8
   */
  public RealFft(int size) {
    if (size < 8 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size must be a power of two of at least 8, is " + size);
    }
    this.size = size;
    half = size / 2;
    Tables tables = tables(size);
    cosine = tables.cosine;
    sine = tables.sine;
    splitCosine = tables.splitCosine;
    splitSine = tables.splitSine;
    reversed = tables.reversed;
    re = new float[half];
    im = new float[half];
  }

  private static Tables tables(int size) {
    int power = Integer.numberOfTrailingZeros(size);
    Tables known = TABLES.get(power);
    if (known == null) {
      known = new Tables(size);
      TABLES.set(power, known);
    }
    return known;
  }

  /** What depends on the size only; never changed once it is made. */
  private static final class Tables {
    final float[] cosine;
    final float[] sine;
    final float[] splitCosine;
    final float[] splitSine;
    final int[] reversed;

    Tables(int size) {
      int half = size / 2;
      cosine = new float[half / 2];
      sine = new float[half / 2];
      splitCosine = new float[half];
      splitSine = new float[half];
      reversed = new int[half];
      for (int i = 0; i < half / 2; i++) {
        cosine[i] = (float) StrictMath.cos(-2 * Math.PI * i / half);
        sine[i] = (float) StrictMath.sin(-2 * Math.PI * i / half);
      }
      int unusedBits = 32 - Integer.numberOfTrailingZeros(half);
      for (int i = 0; i < half; i++) {
        splitCosine[i] = (float) StrictMath.cos(-2 * Math.PI * i / size);
        splitSine[i] = (float) StrictMath.sin(-2 * Math.PI * i / size);
        reversed[i] = Integer.reverse(i) >>> unusedBits;
      }
    }
  }

  /** Returns the number of samples. */
  public int size() {
    return size;
  }

  /** Returns the number of frequencies, half the size and one. */
  public int bins() {
    return half + 1;
  }

  /**
   * Transforms samples into frequencies, unnormalized.
   *
   * @param samples {@link #size()} values
   * @param outRe real parts, {@link #bins()} values
   * @param outIm imaginary parts, as many
   */
  public void forward(float[] samples, float[] outRe, float[] outIm) {
    for (int i = 0; i < half; i++) {
      int to = reversed[i];
      re[to] = samples[2 * i];
      im[to] = samples[2 * i + 1];
    }
    butterflies();
    outRe[0] = re[0] + im[0];
    outIm[0] = 0;
    outRe[half] = re[0] - im[0];
    outIm[half] = 0;
    for (int k = 1; k < half; k++) {
      int m = half - k;
      float evenRe = 0.5f * (re[k] + re[m]);
      float evenIm = 0.5f * (im[k] - im[m]);
      float oddRe = 0.5f * (im[k] + im[m]);
      float oddIm = -0.5f * (re[k] - re[m]);
      outRe[k] = evenRe + oddRe * splitCosine[k] - oddIm * splitSine[k];
      outIm[k] = evenIm + oddRe * splitSine[k] + oddIm * splitCosine[k];
    }
  }

  /** Transforms frequencies into samples: the exact inverse of {@link #forward}. */
  public void inverse(float[] inRe, float[] inIm, float[] samples) {
    for (int k = 0; k < half; k++) {
      int m = half - k;
      float evenRe = 0.5f * (inRe[k] + inRe[m]);
      float evenIm = 0.5f * (inIm[k] - inIm[m]);
      float turnedRe = 0.5f * (inRe[k] - inRe[m]);
      float turnedIm = 0.5f * (inIm[k] + inIm[m]);
      float oddRe = turnedRe * splitCosine[k] + turnedIm * splitSine[k];
      float oddIm = turnedIm * splitCosine[k] - turnedRe * splitSine[k];
      int to = reversed[k];
      re[to] = evenRe - oddIm;
      im[to] = -(evenIm + oddRe);
    }
    butterflies();
    float scale = 1f / half;
    for (int i = 0; i < half; i++) {
      samples[2 * i] = re[i] * scale;
      samples[2 * i + 1] = -im[i] * scale;
    }
  }

  /** Radix 2, decimation in time, on bit-reversed input. */
  private void butterflies() {
    for (int length = 1; length < half; length <<= 1) {
      int stride = half / (2 * length);
      for (int block = 0; block < half; block += 2 * length) {
        for (int k = 0; k < length; k++) {
          float c = cosine[k * stride];
          float s = sine[k * stride];
          int upper = block + k;
          int lower = upper + length;
          float xr = re[lower] * c - im[lower] * s;
          float xi = re[lower] * s + im[lower] * c;
          re[lower] = re[upper] - xr;
          im[lower] = im[upper] - xi;
          re[upper] += xr;
          im[upper] += xi;
        }
      }
    }
  }
}
