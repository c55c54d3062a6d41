package io.followspot.vision.mapping;

/** The distribution of a channel's levels: least, seven quantiles, greatest. */
final class Quantiles {
  private static final int COUNT = MappingConfig.QUANTILES;

  private Quantiles() {}

  /** Of one channel's levels, 0 to 255. */
  static float[] of(float[] levels) {
    int[] histogram = new int[256];
    for (float level : levels) {
      histogram[Math.max(0, Math.min(255, Math.round(level)))]++;
    }
    float[] quantiles = new float[COUNT];
    int below = 0;
    int level = 0;
    for (int q = 0; q < COUNT; q++) {
      // The outermost ones leave out a hundredth on each side, against single highlights.
      double part = Math.max(0.01, Math.min(0.99, q / (COUNT - 1.0)));
      while (level < 255 && below + histogram[level] < part * levels.length) {
        below += histogram[level++];
      }
      double within = (part * levels.length - below) / Math.max(1, histogram[level]);
      quantiles[q] = (float) (level - 0.5 + Math.max(0, Math.min(1, within)));
    }
    return quantiles;
  }

  /** A look-up table that gives a channel the reference's distribution. */
  static float[] match(float[] own, float[] reference) {
    float[] table = new float[256];
    int q = 0;
    for (int level = 0; level < 256; level++) {
      while (q < COUNT - 2 && level > own[q + 1]) {
        q++;
      }
      float width = Math.max(1, own[q + 1] - own[q]);
      float slope = Math.min(8, (reference[q + 1] - reference[q]) / width);
      table[level] = Math.max(0, Math.min(255, reference[q] + slope * (level - own[q])));
    }
    return table;
  }
}
