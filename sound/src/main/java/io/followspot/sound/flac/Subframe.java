package io.followspot.sound.flac;

import java.util.Arrays;

/**
 * Decodes the samples of one channel in one frame: constant, verbatim, or a linear prediction and
 * its residual in Rice codes (RFC 9639, section 9.2).
 */
final class Subframe {
  private static final int CONSTANT = 0;
  private static final int VERBATIM = 1;
  private static final int FIRST_FIXED = 8;
  private static final int LAST_FIXED = 12;
  private static final int FIRST_LINEAR = 32;

  /** Weights of the samples before, the latest one first. */
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final BitReader in;
  private final long[] samples;

  private Subframe(BitReader in, int count) {
    this.in = in;
    this.samples = new long[count];
  }

  /**
   * Reads a subframe.
   *
   * @param count of samples
   * @param bits per sample
   */
  static long[] read(BitReader in, int count, int bits) throws FlacException {
    Subframe subframe = new Subframe(in, count);
    subframe.read(bits);
    return subframe.samples;
  }

  private void read(int bits) throws FlacException {
    if (in.unsigned(1) != 0) {
      throw new FlacException("a subframe begins with a 1");
    }
    int type = (int) in.unsigned(6);
    int wasted = in.unsigned(1) == 0 ? 0 : 1 + in.unary();
    int kept = bits - wasted;
    if (kept < 1) {
      throw new FlacException(wasted + " of " + bits + " bits are wasted");
    }
    if (type == CONSTANT) {
      Arrays.fill(samples, in.signed(kept));
    } else if (type == VERBATIM) {
      readVerbatim(samples.length, kept);
    } else if (type >= FIRST_FIXED && type <= LAST_FIXED) {
      int order = type - FIRST_FIXED;
      readVerbatim(order, kept);
      readResidual(order);
      predict(FIXED[order], 0);
    } else if (type >= FIRST_LINEAR) {
      readLinear(type - FIRST_LINEAR + 1, kept);
    } else {
      throw new FlacException("subframe type " + type + " is reserved");
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] <<= wasted;
    }
  }

  private void readVerbatim(int count, int bits) throws FlacException {
    if (count > samples.length) {
      throw new FlacException("order " + count + " of " + samples.length + " samples");
    }
    for (int i = 0; i < count; i++) {
      samples[i] = in.signed(bits);
    }
  }

  private void readLinear(int order, int bits) throws FlacException {
    readVerbatim(order, bits);
    int precision = (int) in.unsigned(4) + 1;
    if (precision == 16) {
      throw new FlacException("coefficients of 16 bits are forbidden");
    }
    int shift = in.signed(5);
    if (shift < 0) {
      throw new FlacException("the shift of a prediction is negative");
    }
    int[] weights = new int[order];
    for (int i = 0; i < order; i++) {
      weights[i] = in.signed(precision);
    }
    readResidual(order);
    predict(weights, shift);
  }

  /** Reads the residual into the samples behind the first ones. */
  private void readResidual(int order) throws FlacException {
    int method = (int) in.unsigned(2);
    if (method > 1) {
      throw new FlacException("residual coding " + method + " is reserved");
    }
    int parameterBits = method == 0 ? 4 : 5;
    int escape = (1 << parameterBits) - 1;
    int partitions = 1 << (int) in.unsigned(4);
    int each = samples.length / partitions;
    if (samples.length % partitions != 0 || each < order) {
      throw new FlacException(partitions + " partitions of " + samples.length + " samples");
    }
    for (int p = 0; p < partitions; p++) {
      int parameter = (int) in.unsigned(parameterBits);
      int width = parameter == escape ? (int) in.unsigned(5) : 0;
      for (int i = Math.max(order, p * each); i < (p + 1) * each; i++) {
        samples[i] = parameter == escape ? in.signed(width) : rice(parameter);
      }
    }
  }

  private long rice(int parameter) throws FlacException {
    long folded = (long) in.unary() << parameter | in.unsigned(parameter);
    return folded >>> 1 ^ -(folded & 1);
  }

  /** Adds to each residual what the samples before it predict. */
  private void predict(int[] weights, int shift) throws FlacException {
    for (int i = weights.length; i < samples.length; i++) {
      long sum = 0;
      for (int j = 0; j < weights.length; j++) {
        sum += weights[j] * samples[i - 1 - j];
      }
      samples[i] += sum >> shift;
      if (samples[i] != (int) samples[i]) {
        throw new FlacException("a predicted sample has more than 32 bits");
      }
    }
  }
}
