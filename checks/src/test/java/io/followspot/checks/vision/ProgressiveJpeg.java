package io.followspot.checks.vision;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A progressive JPEG of three components at full size that makes a decoder work as much as it can
 * for its bytes (ITU T.81, annex G): every block has coefficients, which scan after scan refines by
 * a bit each.
 */
final class ProgressiveJpeg {
  private static final int COMPONENTS = 3;
  private static final int FIRST_LEVEL = 13;

  // Canonical codes 0, 10 and 110 of 1, 2 and 3 bits.
  private static final int RUN_OF_EMPTY_BLOCKS = 0xE0;
  private static final int END_OF_BLOCK = 0x00;
  private static final int COEFFICIENT = 0x01;

  /** The longest run that a symbol of class 14 encodes, and its own length. */
  private static final int LONGEST_RUN = 32_767;

  private static final int RUN_BASE = 16_384;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int blocks;
  private int bits;
  private int pending;

  private ProgressiveJpeg(int widthPx, int heightPx) {
    blocks = (widthPx + 7) / 8 * ((heightPx + 7) / 8);
  }

  /**
   * Makes one.
   *
   * @param scans at most 43
   * @param coefficients of each block that are not zero
   */
  static byte[] of(int widthPx, int heightPx, int scans, int coefficients) {
    ProgressiveJpeg jpeg = new ProgressiveJpeg(widthPx, heightPx);
    jpeg.head(widthPx, heightPx);
    for (int scan = 1; scan < scans; scan++) {
      int level = FIRST_LEVEL - (scan - 1) / COMPONENTS;
      boolean first = level == FIRST_LEVEL;
      int high = first ? 0 : level + 1;
      jpeg.segment(0xDA, 1, 1 + (scan - 1) % COMPONENTS, 0, 1, 63, high << 4 | level);
      if (first) {
        jpeg.begin(coefficients);
      } else {
        jpeg.refine(coefficients);
      }
      jpeg.fill();
    }
    jpeg.marker(0xD9);
    return jpeg.out.toByteArray();
  }

  private void head(int widthPx, int heightPx) {
    marker(0xD8);
    int[] quantisation = new int[65];
    Arrays.fill(quantisation, 1, 65, 1);
    segment(0xDB, quantisation);
    int height = heightPx >> 8;
    int width = widthPx >> 8;
    segment(
        0xC2,
        8,
        height,
        heightPx & 0xFF,
        width,
        widthPx & 0xFF,
        COMPONENTS, //
        1,
        0x11,
        0,
        2,
        0x11,
        0,
        3,
        0x11,
        0);
    segment(0xC4, table(0x00, 0));
    segment(0xC4, table(0x10, RUN_OF_EMPTY_BLOCKS, END_OF_BLOCK, COEFFICIENT));
    segment(0xDA, COMPONENTS, 1, 0, 2, 0, 3, 0, 0, 0, 0);
    for (int i = 0; i < blocks * COMPONENTS; i++) {
      put(0, 1);
    }
    fill();
  }

  private void begin(int coefficients) {
    for (int i = 0; i < blocks; i++) {
      for (int k = 0; k < coefficients; k++) {
        put(0b110, 3);
        put(1, 1);
      }
      put(0b10, 2);
    }
  }

  private void refine(int coefficients) {
    for (int left = blocks; left > 0; ) {
      int run = left < RUN_BASE ? 1 : Math.min(left, LONGEST_RUN);
      if (run == 1) {
        put(0b10, 2);
      } else {
        put(0, 1);
        put(run - RUN_BASE, 14);
      }
      for (int i = 0; i < run * coefficients; i++) {
        put(i & 1, 1);
      }
      left -= run;
    }
  }

  private static int[] table(int id, int... symbols) {
    int[] table = new int[17 + symbols.length];
    table[0] = id;
    Arrays.fill(table, 1, 1 + symbols.length, 1);
    System.arraycopy(symbols, 0, table, 17, symbols.length);
    return table;
  }

  private void segment(int code, int... bytes) {
    marker(code);
    out.write(bytes.length + 2 >> 8);
    out.write(bytes.length + 2);
    for (int value : bytes) {
      out.write(value);
    }
  }

  private void marker(int code) {
    out.write(0xFF);
    out.write(code);
  }

  private void put(int value, int length) {
    for (int i = length - 1; i >= 0; i--) {
      bits = bits << 1 | value >> i & 1;
      if (++pending == 8) {
        out.write(bits);
        if ((bits & 0xFF) == 0xFF) {
          out.write(0);
        }
        pending = 0;
      }
    }
  }

  private void fill() {
    while (pending > 0) {
      put(1, 1);
    }
  }
}
