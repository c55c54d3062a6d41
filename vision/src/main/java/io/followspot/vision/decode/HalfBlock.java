package io.followspot.vision.decode;

import java.util.Arrays;

/**
 * A block of 8 x 8 pixels at half of its size: each of the 4 x 4 values is the mean of 2 x 2
 * pixels.
 *
 * <p>The mean of two neighbours of the cosine of frequency k is {@code cos(k pi / 16)} times a
 * cosine of a block of four: that of k below 4, minus that of 8 - k above, nothing for 4. So this
 * is the inverse transform of four by four of weighted coefficients. All are taken: without the
 * upper ones the edge of an object would shine into the cells beside it.
 */
final class HalfBlock {
  /** Values of a block in a row. */
  static final int SIDE = 4;

  private static final int BLOCK = 8;
  private static final int FIXED = 8;
  private static final int TURN = 10;
  private static final int COS1 = (int) Math.round(Math.cos(Math.PI / 8) * (1 << TURN));
  private static final int COS3 = (int) Math.round(Math.cos(3 * Math.PI / 8) * (1 << TURN));

  /** Zigzag index of the last coefficient. */
  static final int LAST = BLOCK * BLOCK - 1;

  /** By zigzag index: what a coefficient is added to, and with which weight. */
  private static final int[] TO = new int[BLOCK * BLOCK];

  private static final double[] WEIGHTS = new double[BLOCK * BLOCK];

  static {
    int next = 0;
    for (int diagonal = 0; diagonal < 2 * BLOCK - 1; diagonal++) {
      for (int i = 0; i <= diagonal; i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        int column = diagonal - row;
        if (row < BLOCK && column < BLOCK) {
          WEIGHTS[next] = weight(row) * weight(column) * (1 << FIXED);
          TO[next++] = row == SIDE || column == SIDE ? 0 : folded(row) * SIDE + folded(column);
        }
      }
    }
  }

  private final int[] weights = new int[BLOCK * BLOCK];
  private final int[] work = new int[SIDE * SIDE];

  /**
   * Of a component.
   *
   * @param quantisation by zigzag index
   */
  HalfBlock(int[] quantisation) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (int) Math.round(quantisation[i] * WEIGHTS[i]);
    }
  }

  private static int folded(int k) {
    return k < SIDE ? k : BLOCK - k;
  }

  /** Of a frequency: the norm of the transform, and the mean of two neighbours. */
  private static double weight(int k) {
    if (k == SIDE) {
      return 0;
    }
    double norm = k == 0 ? Math.sqrt(0.5) : 1;
    // The cosine of an eighth of a turn, which the second frequency has everywhere.
    double cosine = folded(k) == 2 ? Math.cos(Math.PI / 4) : 1;
    return (k < SIDE ? 1 : -1) * norm / 2 * cosine * Math.cos(k * Math.PI / 16);
  }

  /**
   * Writes the values of a block.
   *
   * @param coefficients by zigzag index
   * @param highest zigzag index after which they are all zero
   * @param at index of the block's first value in the plane
   */
  void write(int[] coefficients, int highest, byte[] plane, int at, int stride) {
    int[] w = work;
    w[0] = coefficients[0] * weights[0];
    if (highest == 0) {
      byte level = level(w[0]);
      for (int y = 0; y < SIDE; y++) {
        Arrays.fill(plane, at + y * stride, at + y * stride + SIDE, level);
      }
      return;
    }
    Arrays.fill(w, 1, w.length, 0);
    for (int i = 1; i <= highest; i++) {
      w[TO[i]] += coefficients[i] * weights[i];
    }
    for (int x = 0; x < SIDE; x++) {
      int even = w[x] + w[x + 8];
      int odd = w[x] - w[x + 8];
      int outer = w[x + 4] * COS1 + w[x + 12] * COS3 >> TURN;
      int inner = w[x + 4] * COS3 - w[x + 12] * COS1 >> TURN;
      w[x] = even + outer;
      w[x + 4] = odd + inner;
      w[x + 8] = odd - inner;
      w[x + 12] = even - outer;
    }
    for (int i = 0, row = at; i < w.length; i += SIDE, row += stride) {
      int even = w[i] + w[i + 2];
      int odd = w[i] - w[i + 2];
      int outer = w[i + 1] * COS1 + w[i + 3] * COS3 >> TURN;
      int inner = w[i + 1] * COS3 - w[i + 3] * COS1 >> TURN;
      plane[row] = level(even + outer);
      plane[row + 1] = level(odd + inner);
      plane[row + 2] = level(odd - inner);
      plane[row + 3] = level(even - outer);
    }
  }

  /** About 128, within a byte. */
  private static byte level(int fixed) {
    int value = (fixed + (1 << FIXED - 1) >> FIXED) + 128;
    return (byte) Math.max(0, Math.min(255, value));
  }
}
