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

  /** Per power of two; identical whichever thread creates them. */
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

  /** Tables that depend on the size only; immutable. */
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
    for (int k = 1; k <= half / 2; k++) {
      int m = half - k;
      float evenRe = 0.5f * (re[k] + re[m]);
      float evenIm = 0.5f * (im[k] - im[m]);
      float oddRe = 0.5f * (im[k] + im[m]);
      float oddIm = -0.5f * (re[k] - re[m]);
      float turnedRe = oddRe * splitCosine[k] - oddIm * splitSine[k];
      float turnedIm = oddRe * splitSine[k] + oddIm * splitCosine[k];
      outRe[k] = evenRe + turnedRe;
      outIm[k] = evenIm + turnedIm;
      // The samples are real: frequency m is made of the conjugates.
      outRe[m] = evenRe - turnedRe;
      outIm[m] = turnedIm - evenIm;
    }
  }

  /** Transforms frequencies into samples: the exact inverse of {@link #forward}. */
  public void inverse(float[] inRe, float[] inIm, float[] samples) {
    re[0] = 0.5f * (inRe[0] + inRe[half]);
    im[0] = -0.5f * (inRe[0] - inRe[half]);
    for (int k = 1; k <= half / 2; k++) {
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
      to = reversed[m];
      re[to] = evenRe + oddIm;
      im[to] = evenIm - oddRe;
    }
    butterflies();
    float scale = 1f / half;
    for (int i = 0; i < half; i++) {
      samples[2 * i] = re[i] * scale;
      samples[2 * i + 1] = -im[i] * scale;
    }
  }

  /** Decimation in time on bit-reversed input: two radix-2 stages at a time, their data once. */
  private void butterflies() {
    int length = 1;
    if ((Integer.numberOfTrailingZeros(half) & 1) == 1) {
      pairs();
      length = 2;
    }
    for (; length < half; length <<= 2) {
      quadruples(length);
    }
  }

  private void pairs() {
    for (int a = 0; a < half; a += 2) {
      float xr = re[a + 1];
      float xi = im[a + 1];
      re[a + 1] = re[a] - xr;
      im[a + 1] = im[a] - xi;
      re[a] += xr;
      im[a] += xi;
    }
  }

  /** The stages that join transforms of {@code length} and of twice that. */
  private void quadruples(int length) {
    int firstStride = half / (2 * length);
    int secondStride = half / (4 * length);
    for (int block = 0; block < half; block += 4 * length) {
      for (int k = 0; k < length; k++) {
        float c = cosine[k * firstStride];
        float s = sine[k * firstStride];
        int i0 = block + k;
        int i1 = i0 + length;
        int i2 = i1 + length;
        int i3 = i2 + length;
        float r1 = re[i1] * c - im[i1] * s;
        float m1 = re[i1] * s + im[i1] * c;
        float r3 = re[i3] * c - im[i3] * s;
        float m3 = re[i3] * s + im[i3] * c;
        float upperRe = re[i0] + r1;
        float upperIm = im[i0] + m1;
        float lowerRe = re[i0] - r1;
        float lowerIm = im[i0] - m1;
        float sumRe = re[i2] + r3;
        float sumIm = im[i2] + m3;
        float differenceRe = re[i2] - r3;
        float differenceIm = im[i2] - m3;
        c = cosine[k * secondStride];
        s = sine[k * secondStride];
        float xr = sumRe * c - sumIm * s;
        float xi = sumRe * s + sumIm * c;
        // The second pair's factor is this one times -i.
        float yr = differenceRe * s + differenceIm * c;
        float yi = differenceIm * s - differenceRe * c;
        re[i0] = upperRe + xr;
        im[i0] = upperIm + xi;
        re[i1] = lowerRe + yr;
        im[i1] = lowerIm + yi;
        re[i2] = upperRe - xr;
        im[i2] = upperIm - xi;
        re[i3] = lowerRe - yr;
        im[i3] = lowerIm - yi;
      }
    }
  }
}
