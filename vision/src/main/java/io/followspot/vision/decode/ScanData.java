package io.followspot.vision.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The entropy-coded data of a scan without byte stuffing, so that it can be read eight bytes at a
 * time: FF 00 has become FF, and restart markers are replaced by a list of their positions. Zeros
 * follow it.
 */
final class ScanData {
  /** Zeros after the data: a reader may load eight bytes at any position up to {@link #limit}. */
  static final int PADDING = 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int RST0 = 0xD0;

  final byte[] bytes;
  private int length;
  private int[] ends = new int[16];
  private int count;
  private boolean inTurn = true;

  private ScanData(int capacity) {
    bytes = new byte[capacity + PADDING];
  }

  /** Reads from the start of a scan's data to the next marker other than a restart. */
  static ScanData of(byte[] jpeg, int from) {
    ScanData data = new ScanData(jpeg.length - from);
    int at = from;
    while (at < jpeg.length) {
      int ff = nextFf(jpeg, at);
      data.append(jpeg, at, ff - at);
      int code = ff + 1 < jpeg.length ? jpeg[ff + 1] & 0xFF : 0xD9;
      at = ff + 2;
      if (code == 0) {
        data.bytes[data.length++] = (byte) 0xFF;
      } else if (code == 0xFF) {
        at = ff + 1;
      } else if ((code & 0xF8) == RST0) {
        data.restart(code & 7);
      } else {
        break;
      }
    }
    data.end();
    return data;
  }

  /** Segments between restarts. */
  int segments() {
    return count;
  }

  /** Where the segment ends. */
  int end(int segment) {
    return ends[segment];
  }

  /** The last position from which eight bytes can be loaded; after the data. */
  int limit() {
    return length + Long.BYTES;
  }

  /** Whether restart markers came in their order. */
  boolean isInTurn() {
    return inTurn;
  }

  /** The position of the next FF, the length if there is none. */
  static int nextFf(byte[] jpeg, int from) {
    int at = from;
    for (; at + Long.BYTES <= jpeg.length; at += Long.BYTES) {
      long eight = (long) LONG.get(jpeg, at);
      // The lowest set bit is exact: a borrow only propagates upwards.
      long found = ~eight - 0x0101010101010101L & eight & 0x8080808080808080L;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >> 3);
      }
    }
    while (at < jpeg.length && jpeg[at] != (byte) 0xFF) {
      at++;
    }
    return at;
  }

  private void append(byte[] jpeg, int from, int size) {
    System.arraycopy(jpeg, from, bytes, length, size);
    length += size;
  }

  private void restart(int number) {
    inTurn &= number == (count & 7);
    end();
  }

  private void end() {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = length;
  }
}
