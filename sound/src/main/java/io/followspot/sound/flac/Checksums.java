package io.followspot.sound.flac;

/** The two cyclic redundancy checks of RFC 9639, section 9.1.8 and 9.3. */
final class Checksums {
  private static final int POLYNOMIAL_8 = 0x07;
  private static final int POLYNOMIAL_16 = 0x8005;

  private Checksums() {}

  static int crc8(byte[] bytes, int from, int to) {
    return crc(bytes, from, to, Byte.SIZE, POLYNOMIAL_8);
  }

  static int crc16(byte[] bytes, int from, int to) {
    return crc(bytes, from, to, Short.SIZE, POLYNOMIAL_16);
  }

  private static int crc(byte[] bytes, int from, int to, int bits, int polynomial) {
    int mask = (1 << bits) - 1;
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xff) << (bits - Byte.SIZE);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        boolean carry = (crc >> (bits - 1) & 1) == 1;
        crc = crc << 1 & mask;
        if (carry) {
          crc ^= polynomial;
        }
      }
    }
    return crc;
  }
}
