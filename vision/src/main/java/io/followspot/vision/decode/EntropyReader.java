package io.followspot.vision.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the entropy-coded data of a JPEG, decodes the needed coefficients and skips the rest. After
 * invalid codes and beyond the end it continues with zeros; {@link #isSound} reports them.
 *
 * <p>The next bits are at the top of {@code bits}. Below the {@code count} valid bits there may
 * already be some of the bytes at {@code at}, which are read again: a refill is one load and one
 * shift, without a branch (F. Giesen, "Reading bits in far too many ways", 2018).
 */
final class EntropyReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int SHIFT = Long.SIZE - HuffmanTable.LOOK;
  private static final int REST = HuffmanTable.REST;

  private final ScanData scan;
  private final byte[] data;
  private final int limit;
  private int at;
  private long bits;
  private int count;
  private int segment;
  private boolean wrong;
  private int highest;

  EntropyReader(ScanData scan) {
    this.scan = scan;
    data = scan.bytes;
    limit = scan.limit();
  }

  /**
   * Whether all codes were valid, all bits came from the data and all restarts were at their
   * places.
   */
  boolean isSound() {
    return !wrong && scan.isInTurn() && left() >= 0;
  }

  /** Bits of the segment not read; below zero if there were too few. */
  private long left() {
    return 8L * scan.end(segment) - (8L * at - count);
  }

  /** Skips a restart marker; the bits before it are dropped. */
  void restart() {
    long left = left();
    wrong |= left < 0 || left >= 8;
    if (segment + 1 == scan.segments()) {
      wrong = true;
      return;
    }
    at = scan.end(segment++);
    count = 0;
    bits = 0;
  }

  /**
   * Decodes a block's difference in mean and the coefficients up to {@code last} in zigzag order,
   * and skips the others. One method, so that the reader's position stays in registers.
   *
   * @param into by zigzag index, of twice the length of a block; those up to {@code last} that are
   *     not in the data are unchanged, those beyond it are undefined
   */
  int block(HuffmanTable dc, HuffmanTable ac, int last, int[] into) {
    int c = count;
    int p = at;
    long b = bits | (long) LONG.get(data, p) >>> c;
    p = Math.min(limit, p + (63 - c >> 3));
    c |= 56;
    int step = dc.single[(int) (b >>> SHIFT)];
    if (step == 0) {
      step = longer(dc, b);
    }
    int length = step >>> 24;
    int size = step >> 16 & 0xFF;
    int difference = value(b << length, size);
    b <<= length + size;
    c -= length + size;
    int k = 1;
    // Below zero if a run exceeded the block.
    int bad = 0;
    int[] single = ac.single;
    int before = 1;
    while (k <= last) {
      before = k;
      step = single[(int) (b >>> SHIFT)];
      if (step == 0) {
        step = longer(ac, b);
      }
      int taken = step >> 8 & 0xFF;
      k += taken;
      into[k - 1] = value(b << (step >>> 24), step >> 16 & 0xFF);
      bad |= REST - k & taken - REST;
      int used = step & 0xFF;
      b <<= used;
      c -= used;
      b |= (long) LONG.get(data, p) >>> c;
      p = Math.min(limit, p + (63 - c >> 3));
      c |= 56;
    }
    highest = Math.min(last, (k <= REST ? k : before) - 1);
    int[] several = ac.several;
    while (k < REST) {
      int index = (int) (b >>> SHIFT);
      b |= (long) LONG.get(data, p) >>> c;
      p = Math.min(limit, p + (63 - c >> 3));
      c |= 56;
      int chain = several[index];
      int end = chain >> 16;
      int after = k + (chain >> 8 & 0xFF);
      if (chain != 0 && after <= REST - end) {
        int used = chain & 0xFF;
        b <<= used;
        c -= used;
        k = after + (end << 6);
        continue;
      }
      step = single[index];
      if (step == 0) {
        step = longer(ac, b);
      }
      int taken = step >> 8 & 0xFF;
      k += taken;
      bad |= REST - k & taken - REST;
      int used = step & 0xFF;
      b <<= used;
      c -= used;
    }
    bits = b;
    count = c;
    at = p;
    wrong |= bad < 0;
    return difference;
  }

  /** The zigzag index, of those decoded of the latest block, after which all are zero. */
  int highest() {
    return highest;
  }

  /** The value of so many bits at the top. */
  private static int value(long top, int size) {
    int value = (int) (top >>> 1 >>> 63 - size);
    // Negative values begin with a zero.
    return value + ((int) (top >>> 63) - 1 & 1 - (1 << size));
  }

  private int longer(HuffmanTable table, long top) {
    int step = table.longer((int) (top >>> 48));
    if (step == 0) {
      wrong = true;
      return 1 | REST << 8 | 1 << 24;
    }
    return step;
  }
}
