package io.followspot.functions;

import java.util.Arrays;
import java.util.Random;

/** Spoils bytes in the ways in which bytes get spoiled. */
final class Mutations {
  private static final byte[] INTERESTING = {0, 1, -1, 127, -128, 8, 10, 18, 26};

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** Returns the bytes with some of them cut off, repeated, swapped, flipped or made up. */
  byte[] of(byte[] bytes) {
    byte[] spoiled = bytes.clone();
    int times = 1 + random.nextInt(6);
    for (int i = 0; i < times; i++) {
      spoiled = once(spoiled);
    }
    return spoiled;
  }

  /** Text that is hardly an id. */
  String text() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "../../etc/passwd";
      case 2 -> "x".repeat(1 + random.nextInt(5_000));
      case 3 -> "lobby.0.0";
      case 4 -> "\u0000\uffff\ud83d\ude00";
      default -> Long.toString(random.nextLong());
    };
  }

  private byte[] once(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    int at = random.nextInt(Math.min(bytes.length, 200));
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(64));
      case 2 -> with(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 3 -> with(bytes, at, INTERESTING[random.nextInt(INTERESTING.length)]);
      case 4 -> with(bytes, random.nextInt(bytes.length), (byte) random.nextInt());
      case 5 -> noise(1 + random.nextInt(300));
      default -> inserted(bytes, at, noise(1 + random.nextInt(12)));
    };
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] with(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] more) {
    byte[] changed = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(bytes, at, changed, at + more.length, bytes.length - at);
    System.arraycopy(more, 0, changed, at, more.length);
    return changed;
  }
}
