package io.followspot.engine.ingress;

import java.io.Serializable;

/**
 * Admits so many records a second, and as many at once after a pause. Not thread-safe: each reader
 * of a topic has its own.
 */
final class RecordLimit implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double SECOND_NS = 1e9;

  private final int perSecond;
  private double left;
  private long lastNs;
  private boolean begun;

  /**
   * @param perSecond records, at least 1
   */
  RecordLimit(int perSecond) {
    this.perSecond = perSecond;
    this.left = perSecond;
  }

  /**
   * Whether one more is admitted.
   *
   * @param nowNs of a clock that does not go back, in nanoseconds
   */
  boolean admits(long nowNs) {
    if (begun) {
      left = Math.min(perSecond, left + perSecond * ((nowNs - lastNs) / SECOND_NS));
    }
    begun = true;
    lastNs = nowNs;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
