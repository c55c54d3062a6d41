package io.followspot.simulation.site;

/** Random numbers by key (counter-based): equal keys give equal numbers (SplitMix64). */
final class SeededNoise {
  private final long seed;

  SeededNoise(long seed) {
    this.seed = seed;
  }

  /** Uniform in [0, 1). */
  double unit(long a, long b, long c) {
    return (mix(mix(mix(mix(seed) ^ a) ^ b) ^ c) >>> 11) * 0x1.0p-53;
  }

  double between(double low, double high, long a, long b, long c) {
    return low + (high - low) * unit(a, b, c);
  }

  /** Approximately normal with standard deviation 1: the sum of twelve. */
  double normal(long a, long b, long c) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += unit(a, b, 16 * c + i);
    }
    return sum;
  }

  private static long mix(long z) {
    long y = z + 0x9E3779B97F4A7C15L;
    y = (y ^ (y >>> 30)) * 0xBF58476D1CE4E5B9L;
    y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
    return y ^ (y >>> 31);
  }
}
