package io.followspot.vision.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads the entropy-coded data of a JPEG, of which it decodes what is wanted and skips the rest. At
 * wrong codes and beyond the end it goes on with zeros; {@link #isSound} tells.
 *
 * <p>The next bits stand at the top of {@code bits}. Below the {@code count} that are valid may
 * already stand some of the bytes at {@code at}, which are read again: that makes a refill one load
 * and one shift.
 */
final class EntropyReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int SHIFT = Long.SIZE - HuffmanTable.LOOK;
  private static final int REST = HuffmanTable.REST;

  /** Bits that suffice for any code and its value. */
  private static final int ENOUGH = 32;

  private final byte[] data;
  private int at;
  private long bits;
  private int count;
  private int made;
  private boolean wrong;

  EntropyReader(byte[] data, int from) {
    this.data = data;
    at = from;
  }

  /** Whether all codes were right and all bits came from the data. */
  boolean isSound() {
    return !wrong && made * 8 <= count;
  }

  /** Passes a restart marker; the bits before it are dropped. */
  void restart() {
    refillBytewise();
    int left = count - made * 8;
    wrong |= left < 0 || left >= 8;
    count = 0;
    bits = 0;
    made = 0;
    if (at + 1 < data.length && data[at] == (byte) 0xFF && (data[at + 1] & 0xF8) == 0xD0) {
      at += 2;
    } else {
      wrong = true;
    }
  }

  /**
   * Decodes a block's difference in mean and the coefficients up to {@code last} in zigzag order,
   * and skips the others. One method, so that the reader's place stays in registers.
   *
   * @param into by zigzag index, of twice the length of a block; those up to {@code last} that are
   *     not in the data are left as they are, those beyond it mean nothing
   */
  int block(HuffmanTable dc, HuffmanTable ac, int last, int[] into) {
    if (count < ENOUGH) {
      refill();
    }
    int step = dc.single[(int) (bits >>> SHIFT)];
    if (step == 0) {
      step = longer(dc, bits);
    }
    int length = step >>> 24;
    int size = step >> 16 & 0xFF;
    int difference = value(bits << length, size);
    long b = bits << length + size;
    int c = count - length - size;
    int k = 1;
    // Below zero once a run went beyond the block.
    int bad = 0;
    while (k < REST) {
      if (c < ENOUGH) {
        bits = b;
        count = c;
        refill();
        b = bits;
        c = count;
      }
      if (k > last) {
        int chain = ac.several[(int) (b >>> SHIFT)];
        int end = chain >> 16;
        int after = k + (chain >> 8 & 0xFF);
        if (chain != 0 && after <= REST - end) {
          int used = chain & 0xFF;
          b <<= used;
          c -= used;
          k = after + (end << 6);
          continue;
        }
      }
      step = ac.single[(int) (b >>> SHIFT)];
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
    }
    bits = b;
    count = c;
    wrong |= bad < 0;
    return difference;
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

  private void refill() {
    if (at + 8 <= data.length) {
      long eight = (long) LONG.get(data, at);
      // No byte is FF: no stuffing and no marker.
      if ((~eight - 0x0101010101010101L & eight & 0x8080808080808080L) == 0) {
        bits |= eight >>> count;
        int bytes = 63 - count >> 3;
        at += bytes;
        count += bytes << 3;
        return;
      }
    }
    refillBytewise();
  }

  private void refillBytewise() {
    bits = count == 0 ? 0 : bits & -1L << 64 - count;
    while (count <= 56) {
      bits |= nextByte() << 56 - count;
      count += 8;
    }
  }

  private long nextByte() {
    if (at >= data.length) {
      made++;
      return 0;
    }
    int value = data[at] & 0xFF;
    if (value != 0xFF) {
      at++;
      return value;
    }
    if (at + 1 < data.length && data[at + 1] == 0) {
      at += 2;
      return value;
    }
    made++;
    return 0;
  }
}
