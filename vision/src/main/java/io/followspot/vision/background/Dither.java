package io.followspot.vision.background;

/**
 * Pseudo-random bytes for stochastic rounding: a mean in 8 bits then follows changes far below one
 * level, since its expected rounding error is zero. A counter-based hash, so that any pixel's byte
 * can be computed without the others' and a frame's bytes follow from its number alone.
 */
final class Dither {
  private final int key;

  Dither(long seed) {
    // Finaliser of MurmurHash3 (public domain): neighbouring seeds give unrelated keys.
    long h = seed * 0x9E3779B97F4A7C15L;
    h ^= h >>> 33;
    h *= 0xFF51AFD7ED558CCDL;
    h ^= h >>> 33;
    key = (int) (h >>> 32 ^ h);
  }

  /** 0 to 255, for the pixel with this index. */
  int at(int index) {
    int h = (index + key) * 0x9E3779B1;
    h ^= h >>> 15;
    h *= 0x85EBCA77;
    return h >>> 24;
  }

  /**
   * The bytes of pixels two apart, the first in the lower half, of each of a row's cells. Without
   * branches, so that it is compiled to vector instructions.
   *
   * @param cells index of each cell's first pixel in the row
   * @param start index of the first cell's pixel
   */
  void pairs(int[] cells, int start, int[] into) {
    int first = start + key;
    for (int i = 0; i < into.length; i++) {
      int h = (cells[i] + first) * 0x9E3779B1;
      int g = (cells[i] + first + 2) * 0x9E3779B1;
      h ^= h >>> 15;
      g ^= g >>> 15;
      h *= 0x85EBCA77;
      g *= 0x85EBCA77;
      into[i] = h >>> 24 | g >>> 24 << 16;
    }
  }
}
