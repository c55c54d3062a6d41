package io.followspot.tracking.association;

import java.util.Arrays;

/**
 * Numbered places in the order of their x coordinate, to find those near another place without
 * comparing all. Reuses its arrays.
 */
public final class SortedPlaces {
  /** The bits of a coordinate's float, in an order that sorts as the number, and the place. */
  private long[] keys = {};

  private int[] found = {};
  private int count;
  private int foundCount;
  private boolean sorted;

  /** Removes all places. */
  public void reset() {
    count = 0;
    sorted = false;
  }

  /** Adds a place; they are numbered from 0. */
  public void add(double x) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, Math.max(64, 2 * count));
    }
    keys[count] = (long) ordered((float) x) << 32 | count;
    count++;
  }

  /** Finds the places whose x is at most that far away, and perhaps a few more. */
  public void find(double x, double reach) {
    sort();
    foundCount = 0;
    long last = last(x + reach);
    for (int i = firstFrom(x - reach); i < count && keys[i] <= last; i++) {
      if (foundCount == found.length) {
        found = Arrays.copyOf(found, Math.max(64, 2 * foundCount));
      }
      found[foundCount++] = (int) keys[i];
    }
  }

  /** Brings what was found into the order of the numbers. */
  public void order() {
    Arrays.sort(found, 0, foundCount);
  }

  /** How many places were found. */
  public int found() {
    return foundCount;
  }

  /** The number of a place that was found. */
  public int found(int index) {
    return found[index];
  }

  private void sort() {
    if (!sorted) {
      Arrays.sort(keys, 0, count);
      sorted = true;
    }
  }

  private int firstFrom(double x) {
    // Rounding to a float must not leave out a place at the limit.
    long key = (long) ordered(Math.nextDown((float) x)) << 32;
    int at = Arrays.binarySearch(keys, 0, count, key);
    return at < 0 ? -at - 1 : at;
  }

  private static long last(double x) {
    return (long) ordered(Math.nextUp((float) x)) << 32 | 0xFFFF_FFFFL;
  }

  /** An integer that is ordered as the number is. */
  private static int ordered(float x) {
    int bits = Float.floatToIntBits(x);
    return bits < 0 ? bits ^ 0x7FFF_FFFF : bits;
  }
}
