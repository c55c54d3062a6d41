package io.followspot.tracking.tracker;

import java.nio.ByteBuffer;

/**
 * A track's appearance: a running mean of its detections' descriptors in at most 96 bytes.
 *
 * <p>Longer descriptors are folded by signed feature hashing, which keeps inner products in
 * expectation (Weinberger et al. 2009) at a standard error of about 0.1. The mean is kept in steps
 * of 1/127; rounding is dithered by the number of updates, so that small changes are not lost.
 */
final class Appearance {
  static final int MAX_LENGTH = 96;

  /** Share of the newest detection in the mean, as in DeepSORT's successors (StrongSORT: 0.1). */
  private static final double NEW_SHARE = 0.1;

  private static final double SCALE = 127;
  private static final double GOLDEN = 0.6180339887498949;

  private byte[] mean = {};

  boolean isEmpty() {
    return mean.length == 0;
  }

  /** Folds a descriptor to at most {@link #MAX_LENGTH} numbers of unit length. */
  static float[] fold(float[] descriptor) {
    float[] folded = new float[Math.min(descriptor.length, MAX_LENGTH)];
    for (int i = 0; i < descriptor.length; i++) {
      if (descriptor.length <= MAX_LENGTH) {
        folded[i] = descriptor[i];
      } else {
        int hash = i * 0x9E3779B9;
        hash ^= hash >>> 15;
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        folded[(hash >>> 1) % MAX_LENGTH] += (hash & 1) == 0 ? descriptor[i] : -descriptor[i];
      }
    }
    double norm = norm(folded);
    for (int i = 0; i < folded.length; i++) {
      folded[i] = norm > 0 ? (float) (folded[i] / norm) : 0;
    }
    return folded;
  }

  /** Cosine with a folded descriptor, 0 to 1; -1 if either is missing or they differ in length. */
  double similarity(float[] folded) {
    if (isEmpty() || folded.length != mean.length) {
      return -1;
    }
    double dot = 0;
    double square = 0;
    for (int i = 0; i < mean.length; i++) {
      dot += mean[i] * folded[i];
      square += mean[i] * mean[i];
    }
    return square == 0 ? 0 : Math.min(1, Math.max(0, dot / Math.sqrt(square)));
  }

  /** Updates the mean with a folded descriptor. */
  void update(float[] folded, long hits) {
    if (folded.length == 0) {
      return;
    }
    if (mean.length != folded.length) {
      mean = new byte[folded.length];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = (byte) Math.round(SCALE * folded[i]);
      }
      return;
    }
    float[] blend = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      blend[i] = (float) ((1 - NEW_SHARE) * mean[i] + NEW_SHARE * SCALE * folded[i]);
    }
    double norm = norm(blend);
    for (int i = 0; i < mean.length && norm > 0; i++) {
      double phase = hits * GOLDEN + i * GOLDEN * GOLDEN;
      double dithered = Math.floor(blend[i] * SCALE / norm + (phase - Math.floor(phase)));
      mean[i] = (byte) Math.min(127, Math.max(-127, dithered));
    }
  }

  void write(ByteBuffer out) {
    out.put((byte) mean.length);
    out.put(mean);
  }

  int bytes() {
    return 1 + mean.length;
  }

  static Appearance read(ByteBuffer in) {
    Appearance a = new Appearance();
    int length = in.get();
    if (length < 0 || length > MAX_LENGTH) {
      throw new IllegalArgumentException("appearance has length " + length);
    }
    a.mean = new byte[length];
    in.get(a.mean);
    return a;
  }

  private static double norm(float[] vector) {
    double sum = 0;
    for (float v : vector) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }
}
