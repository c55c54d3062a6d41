package io.followspot.checks.hostile;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils bytes in the ways in which bytes get spoiled; the same ones for the same seed. */
final class Spoiler {
  private static final byte[] TELLING = {0, 1, -1, 127, -128, 8, 10, 18, 26};

  private final SplittableRandom random;

  Spoiler(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A number from 0 to below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Returns the bytes with some of them flipped, made up, inserted or cut off.
   *
   * @param head how many of the first bytes are hit mostly
   */
  byte[] spoil(byte[] bytes, int head) {
    byte[] spoiled = bytes;
    int times = 1 + below(4);
    for (int i = 0; i < times && spoiled.length > 0; i++) {
      spoiled = once(spoiled, below(Math.min(spoiled.length, head)));
    }
    return spoiled;
  }

  private byte[] once(byte[] bytes, int at) {
    return switch (below(6)) {
      case 0 -> Arrays.copyOf(bytes, below(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + below(64));
      case 2 -> with(bytes, at, (byte) (bytes[at] ^ 1 << below(8)));
      case 3 -> with(bytes, at, TELLING[below(TELLING.length)]);
      case 4 -> with(bytes, below(bytes.length), (byte) below(256));
      default -> inserted(bytes, at);
    };
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private byte[] inserted(byte[] bytes, int at) {
    byte[] more = new byte[1 + below(12)];
    random.nextBytes(more);
    byte[] changed = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(bytes, at, changed, at + more.length, bytes.length - at);
    System.arraycopy(more, 0, changed, at, more.length);
    return changed;
  }
}
