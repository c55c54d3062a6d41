package io.followspot.vision.background;

/**
 * Pseudo-random bytes for stochastic rounding: a mean kept in 8 bits then follows changes far below
 * one level, since on average it rounds to the exact value. A counter-based hash, so that any
 * pixel's byte can be had without the others' and a frame's bytes follow from its number alone.
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
}
