package io.followspot.laboratory.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Delays in microseconds, and their quantiles in seconds. Thread-safe. */
final class Delays {
  private final List<Long> delaysUs = new ArrayList<>();

  synchronized void add(long delayUs) {
    delaysUs.add(delayUs);
  }

  /** The delay in seconds that this part of them did not exceed; "-" if there are none. */
  synchronized String text(double quantile) {
    return delaysUs.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", seconds(quantile));
  }

  /** Median, 99th percentile and longest; empty if there are none. */
  synchronized Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    if (!delaysUs.isEmpty()) {
      map.put("p50", seconds(0.5));
      map.put("p99", seconds(0.99));
      map.put("longest", seconds(1));
    }
    return map;
  }

  private double seconds(double quantile) {
    List<Long> sorted = delaysUs.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size())) / 1e6;
  }
}
