package io.followspot.identity.site;

/** Appearance descriptors as signed bytes. */
final class Looks {
  /** Longest descriptor stored; the rest is cut off. */
  static final int MAX_LENGTH = 128;

  private static final double KEEP = 0.9;

  private Looks() {}

  /** Cosine of two descriptors, at least 0; -1 if one is empty. */
  static double similarity(byte[] a, byte[] b) {
    if (a.length == 0 || a.length != b.length) {
      return -1;
    }
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa == 0 || bb == 0 ? -1 : Math.max(0, dot / Math.sqrt(aa * bb));
  }

  /** The running mean of an object's descriptors. */
  static byte[] blend(byte[] known, byte[] seen) {
    if (seen.length == 0) {
      return known;
    }
    if (known.length == 0 || known.length != Math.min(seen.length, MAX_LENGTH)) {
      return java.util.Arrays.copyOf(seen, Math.min(seen.length, MAX_LENGTH));
    }
    byte[] mean = new byte[known.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (byte) Math.round(KEEP * known[i] + (1 - KEEP) * seen[i]);
    }
    return mean;
  }
}
