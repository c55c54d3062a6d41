package io.followspot.simulation.scene;

/**
 * Random numbers by key instead of by order (counter-based): the same keys always give the same
 * number, so that any frame can be made without the frames before it.
 *
 * <p>SplitMix64's finaliser (Steele, Lea and Flood, 2014) over the keys in turn.
 */
final class AddressedRandom {
  private AddressedRandom() {}

  static long hash(long seed, long a, long b) {
    return mix(mix(mix(seed + 0x9E3779B97F4A7C15L) ^ a * 0xD1B54A32D192ED03L) ^ b);
  }

  /** Uniform in [0, 1). */
  static double unit(long seed, long a, long b) {
    return (hash(seed, a, b) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [low, high). */
  static double between(double low, double high, long seed, long a, long b) {
    return low + (high - low) * unit(seed, a, b);
  }

  private static long mix(long z) {
    long y = z + 0x9E3779B97F4A7C15L;
    y = (y ^ (y >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
