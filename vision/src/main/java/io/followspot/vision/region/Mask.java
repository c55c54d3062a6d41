package io.followspot.vision.region;

import java.util.Arrays;

/**
 * One bit a pixel, 64 pixels a word, each row from a new word: morphology then costs a few
 * operations for 64 pixels. Bits beyond the width stay zero.
 */
public final class Mask {
  private final int width;
  private final int height;
  private final int stride;
  private final long[] words;

  /** An empty mask. */
  public Mask(int width, int height) {
    this.width = width;
    this.height = height;
    stride = (width + 63) >> 6;
    words = new long[stride * height];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Whether the pixel is set. */
  public boolean get(int x, int y) {
    return (words[y * stride + (x >> 6)] >>> x & 1) != 0;
  }

  /** Sets the pixel. */
  public void set(int x, int y) {
    words[y * stride + (x >> 6)] |= 1L << x;
  }

  /** Sets the pixels of a row from one column to before another. */
  public void setRun(int y, int from, int to) {
    for (int x = from; x < to; ) {
      int end = Math.min(to, (x | 63) + 1);
      words[y * stride + (x >> 6)] |= -1L >>> 64 - (end - x) << x;
      x = end;
    }
  }

  /** How many pixels of a row are set, from one column to before another. */
  public int count(int y, int from, int to) {
    int count = 0;
    for (int x = Math.max(0, from), last = Math.min(to, width); x < last; ) {
      int end = Math.min(last, (x | 63) + 1);
      count += Long.bitCount(words[y * stride + (x >> 6)] & -1L >>> 64 - (end - x) << x);
      x = end;
    }
    return count;
  }

  /** Clears the pixel. */
  public void clear(int x, int y) {
    words[y * stride + (x >> 6)] &= ~(1L << x);
  }

  /** The four pixels of a row within the cell column, the lowest bit leftmost. */
  public int cellBits(int cellX, int y) {
    return (int) (words[y * stride + (cellX >> 4)] >>> (cellX << 2)) & 0xF;
  }

  /** Sets those of the four pixels within the cell column whose bits are set. */
  public void setCellBits(int cellX, int y, int bits) {
    words[y * stride + (cellX >> 4)] |= (long) bits << (cellX << 2);
  }

  /** The first set pixel of the row at or after {@code x}, or the width. */
  public int nextSet(int x, int y) {
    return next(x, y, 0);
  }

  /** The first clear pixel of the row at or after {@code x}, or the width. */
  public int nextClear(int x, int y) {
    return next(x, y, -1);
  }

  private int next(int x, int y, long invert) {
    if (x >= width) {
      return width;
    }
    int word = x >> 6;
    long bits = (words[y * stride + word] ^ invert) & -1L << x;
    while (bits == 0 && ++word < stride) {
      bits = words[y * stride + word] ^ invert;
    }
    return bits == 0 ? width : Math.min(width, (word << 6) + Long.numberOfTrailingZeros(bits));
  }

  /** How many pixels are set. */
  public int count() {
    int count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Closing: dilates and erodes by a rectangle of the given half sides. */
  public Mask close(int reachX, int reachY) {
    return dilate(reachX, reachY).erode(reachX, reachY);
  }

  /** Sets every pixel that has a set one within the rectangle around it. */
  public Mask dilate(int reachX, int reachY) {
    Mask result = copy();
    for (int i = 0; i < reachX; i++) {
      result.spreadAcross();
    }
    return result.spreadDown(reachY);
  }

  /** Keeps the pixels whose whole rectangle is set; pixels beyond the border count as set. */
  public Mask erode(int reachX, int reachY) {
    Mask inverse = inverse();
    for (int i = 0; i < reachX; i++) {
      inverse.spreadAcross();
    }
    return inverse.spreadDown(reachY).inverse();
  }

  private void spreadAcross() {
    for (int y = 0; y < height; y++) {
      long before = 0;
      for (int i = y * stride, end = i + stride; i < end; i++) {
        long here = words[i];
        long after = i + 1 < end ? words[i + 1] : 0;
        words[i] = here | here << 1 | before >>> 63 | here >>> 1 | after << 63;
        before = here;
      }
      trim(y);
    }
  }

  private Mask spreadDown(int reach) {
    if (reach == 0) {
      return this;
    }
    Mask result = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      int to = Math.min(height - 1, y + reach);
      for (int from = Math.max(0, y - reach); from <= to; from++) {
        for (int i = 0; i < stride; i++) {
          result.words[y * stride + i] |= words[from * stride + i];
        }
      }
    }
    return result;
  }

  /** The pixels that are set here and not there. */
  public Mask without(Mask other) {
    Mask result = new Mask(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = words[i] & ~other.words[i];
    }
    return result;
  }

  /** The pixels that are set here and there. */
  public Mask and(Mask other) {
    Mask result = new Mask(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = words[i] & other.words[i];
    }
    return result;
  }

  private Mask inverse() {
    Mask result = new Mask(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = ~words[i];
    }
    for (int y = 0; y < height; y++) {
      result.trim(y);
    }
    return result;
  }

  private void trim(int y) {
    if ((width & 63) != 0) {
      words[(y + 1) * stride - 1] &= (1L << width) - 1;
    }
  }

  private Mask copy() {
    Mask result = new Mask(width, height);
    System.arraycopy(words, 0, result.words, 0, words.length);
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask mask
        && mask.width == width
        && mask.height == height
        && Arrays.equals(mask.words, words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
