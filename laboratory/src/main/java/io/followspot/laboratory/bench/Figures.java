package io.followspot.laboratory.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Numbers of reports, of which some may be unknown: NaN. */
final class Figures {
  private Figures() {}

  /** With that many decimals; a hyphen if it is unknown. */
  static String text(double value, int decimals) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Adds a number to a JSON object unless it is unknown. */
  static void put(Map<String, Object> map, String name, double value) {
    if (Double.isFinite(value)) {
      map.put(name, value);
    }
  }

  /** The median; NaN if one is unknown or there is none. */
  static double median(DoubleStream values) {
    List<Double> sorted = new ArrayList<>(values.boxed().toList());
    if (sorted.isEmpty() || sorted.stream().anyMatch(d -> Double.isNaN(d))) {
      return Double.NaN;
    }
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
