package io.followspot.vision.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight unsigned bytes in a word as four lanes of 16 bits: one multiplication then does four. The
 * even bytes are one such word, the odd ones another; the lowest lane comes first.
 */
public final class SwarBytes {
  /** The byte's bits of each lane. */
  public static final long BYTES = 0x00FF00FF00FF00FFL;

  /** One in each lane. */
  public static final long ONES = 0x0001000100010001L;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private SwarBytes() {}

  /** Reads eight bytes. */
  public static long eight(byte[] plane, int at) {
    return (long) LONG.get(plane, at);
  }

  /** Writes eight bytes. */
  public static void putEight(byte[] plane, int at, long bytes) {
    LONG.set(plane, at, bytes);
  }

  /** Writes four lanes as adjacent bytes; each lane must fit a byte. */
  public static void putLanes(byte[] plane, int at, long lanes) {
    long pairs = (lanes | lanes >>> 8) & 0x0000FFFF0000FFFFL;
    INT.set(plane, at, (int) (pairs | pairs >>> 16));
  }

  /** Reads four bytes each from two positions: the first are the lower half. */
  public static long fours(byte[] plane, int first, int second) {
    return ((int) INT.get(plane, first) & 0xFFFFFFFFL) | (long) (int) INT.get(plane, second) << 32;
  }

  /** Writes what {@link #fours} reads. */
  public static void putFours(byte[] plane, int first, int second, long bytes) {
    INT.set(plane, first, (int) bytes);
    INT.set(plane, second, (int) (bytes >>> 32));
  }

  /** Bytes 0, 2, 4, 6. */
  public static long even(long eight) {
    return eight & BYTES;
  }

  /** Bytes 1, 3, 5, 7. */
  public static long odd(long eight) {
    return eight >>> 8 & BYTES;
  }

  /** The absolute difference of each two lanes of bytes. */
  public static long apart(long one, long other) {
    long difference = (one | ONES << 8) - other;
    long negative = ~difference >>> 8 & ONES;
    return (difference ^ (negative << 9) - negative) + negative & BYTES;
  }
}
