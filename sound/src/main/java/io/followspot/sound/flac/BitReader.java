package io.followspot.sound.flac;

/** Reads bits of a byte array, the most significant one first. */
final class BitReader {
  private final byte[] bytes;
  private long at;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Index of the next byte; the reader must be at a byte's beginning. */
  int byteIndex() {
    return (int) (at / Byte.SIZE);
  }

  boolean isAtEnd() {
    return at >= (long) bytes.length * Byte.SIZE;
  }

  /** Skips the rest of a byte that was begun. */
  void alignToByte() {
    at = (at + Byte.SIZE - 1) / Byte.SIZE * Byte.SIZE;
  }

  void skipBytes(int count) throws FlacException {
    require((long) count * Byte.SIZE);
    at += (long) count * Byte.SIZE;
  }

  /**
   * Reads an unsigned number.
   *
   * @param count of its bits, 0 to 32
   * @throws FlacException if there are fewer left
   */
  long unsigned(int count) throws FlacException {
    require(count);
    long value = 0;
    for (int left = count; left > 0; ) {
      int inByte = (int) (at % Byte.SIZE);
      int taken = Math.min(left, Byte.SIZE - inByte);
      int part = bytes[(int) (at / Byte.SIZE)] >>> (Byte.SIZE - inByte - taken);
      value = value << taken | part & ((1 << taken) - 1);
      at += taken;
      left -= taken;
    }
    return value;
  }

  /** Reads a number in two's complement of 0 to 32 bits. */
  int signed(int count) throws FlacException {
    long value = unsigned(count);
    return count == 0 ? 0 : (int) (value << (Long.SIZE - count) >> (Long.SIZE - count));
  }

  /** Reads the number of zeros before the next one, and that one. */
  int unary() throws FlacException {
    int zeros = 0;
    while (unsigned(1) == 0) {
      zeros++;
    }
    return zeros;
  }

  private void require(long count) throws FlacException {
    if (at + count > (long) bytes.length * Byte.SIZE) {
      throw new FlacException("the stream ends within a frame, after " + bytes.length + " bytes");
    }
  }
}
