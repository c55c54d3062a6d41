package io.followspot.vision.decode;

/**
 * A Huffman table of a JPEG (ITU T.81, annex C), made for skipping: one look-up gives the bits and
 * coefficients of several successive codes, since most coefficients are not needed.
 */
final class HuffmanTable {
  /** Bits of one look-up. */
  static final int LOOK = 11;

  /** Coefficients counted for an end-of-block code: more than a block has. */
  static final int REST = 64;

  private static final int MAX_LENGTH = 16;

  private final int[] firstCode = new int[MAX_LENGTH + 2];
  private final int[] firstIndex = new int[MAX_LENGTH + 2];
  private final int[] counts = new int[MAX_LENGTH + 2];
  private final int[] symbols;

  /** By the next bits: a packed step, see {@link #pack}; 0 for codes that are longer. */
  final int[] single = new int[1 << LOOK];

  /**
   * By the next bits: all codes that lie within them. Bits used, coefficients before an end of
   * block (from bit 8), whether such an end follows (bit 16).
   */
  final int[] several = new int[1 << LOOK];

  /**
   * Builds a table.
   *
   * @param lengths how many codes of each length from 1 to 16
   * @param symbols in order of their codes
   */
  HuffmanTable(int[] lengths, int[] symbols) {
    this.symbols = symbols;
    int code = 0;
    int index = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      firstCode[length] = code;
      firstIndex[length] = index;
      counts[length] = lengths[length - 1];
      for (int i = 0; i < lengths[length - 1]; i++) {
        if (length <= LOOK) {
          fill(code, length, symbols[index]);
        }
        code++;
        index++;
      }
      code <<= 1;
    }
    for (int bits = 0; bits < several.length; bits++) {
      several[bits] = chain(bits);
    }
  }

  /** Whether the lengths describe a prefix code: not more codes of a length than possible. */
  static boolean isValid(int[] lengths) {
    int code = 0;
    for (int length = 1; length <= MAX_LENGTH; length++) {
      code += lengths[length - 1];
      if (code > 1 << length) {
        return false;
      }
      code <<= 1;
    }
    return true;
  }

  /**
   * The step of a code longer than {@link #LOOK}.
   *
   * @param next the next 16 bits
   * @return 0 if the code is invalid
   */
  int longer(int next) {
    for (int length = LOOK + 1; length <= MAX_LENGTH; length++) {
      int offset = (next >>> MAX_LENGTH - length) - firstCode[length];
      if (offset >= 0 && offset < counts[length]) {
        return pack(length, symbols[firstIndex[length] + offset]);
      }
    }
    return 0;
  }

  /** Bits of code and value; coefficients; bits of the value; bits of the code. */
  private static int pack(int length, int symbol) {
    int run = symbol >> 4;
    int size = symbol & 15;
    int taken = size == 0 && run != 15 ? REST : run + 1;
    return length + size | taken << 8 | size << 16 | length << 24;
  }

  private void fill(int code, int length, int symbol) {
    int from = code << LOOK - length;
    int to = Math.min(single.length, from + (1 << LOOK - length));
    for (int i = from; i < to; i++) {
      single[i] = pack(length, symbol);
    }
  }

  private int chain(int bits) {
    int used = 0;
    int taken = 0;
    while (used < LOOK) {
      int step = single[bits << used & (1 << LOOK) - 1];
      if (step == 0 || used + (step >>> 24) > LOOK) {
        break;
      }
      used += step & 0xFF;
      if ((step >> 8 & 0xFF) == REST) {
        return used | taken << 8 | 1 << 16;
      }
      taken += step >> 8 & 0xFF;
      if (taken >= REST) {
        break;
      }
    }
    return used | taken << 8;
  }
}
