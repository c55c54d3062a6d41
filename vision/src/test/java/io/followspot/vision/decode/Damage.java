package io.followspot.vision.decode;

import java.util.Arrays;

/** Damage to JPEGs in transmission, and data added to them. */
public final class Damage {
  private Damage() {}

  /** The first bytes, and an end marker in place of the last two. */
  public static byte[] cut(byte[] jpeg, int length) {
    byte[] cut = Arrays.copyOf(jpeg, length);
    cut[length - 2] = (byte) 0xFF;
    cut[length - 1] = (byte) 0xD9;
    return cut;
  }

  /** The picture without the bytes between two places. */
  static byte[] without(byte[] jpeg, int from, int to) {
    byte[] result = Arrays.copyOf(jpeg, jpeg.length - (to - from));
    System.arraycopy(jpeg, to, result, from, jpeg.length - to);
    return result;
  }

  /** The picture with more bytes at a place. */
  static byte[] with(byte[] jpeg, int at, byte[] more) {
    byte[] result = Arrays.copyOf(jpeg, jpeg.length + more.length);
    System.arraycopy(more, 0, result, at, more.length);
    System.arraycopy(jpeg, at, result, at + more.length, jpeg.length - at);
    return result;
  }

  /** The position of the restart marker with this number, from 0. */
  static int restart(byte[] jpeg, int number) {
    int left = number;
    for (int i = 2; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && (jpeg[i + 1] & 0xF8) == 0xD0 && left-- == 0) {
        return i;
      }
    }
    throw new AssertionError("no restart marker " + number);
  }

  /**
   * A grey picture of 1920 x 1080 by its header, and little else: an end marker and a scan within a
   * comment, against superficial parsing, and at the very end an empty segment.
   */
  public static byte[] endingWithEmpty(int code) {
    int[] bytes = {
      0xFF,
      0xD8,
      0xFF,
      0xC0,
      0,
      11,
      8,
      1080 >> 8,
      1080 & 0xFF,
      1920 >> 8,
      1920 & 0xFF,
      1,
      1,
      0x11,
      0,
      0xFF,
      0xFE,
      0,
      4,
      0xFF,
      0xD9,
      0xFF,
      code,
      0,
      2,
      0xFF,
      0xDA,
      0,
      2
    };
    byte[] jpeg = new byte[bytes.length];
    for (int i = 0; i < jpeg.length; i++) {
      jpeg[i] = (byte) bytes[i];
    }
    // The scan is counted, but comes after the segment that is to end the bytes.
    return code == 0xDA ? Arrays.copyOf(jpeg, jpeg.length - 4) : jpeg;
  }
}
