package io.followspot.cli.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** How long the cameras were not tracked after the faults of one part. */
final class RecoveryTimes {
  private final List<Long> times = new ArrayList<>();
  private long kills;
  private long freezes;
  private long never;

  long kills() {
    return kills;
  }

  long freezes() {
    return freezes;
  }

  /** Faults after which some camera was not tracked again. */
  long never() {
    return never;
  }

  void add(FaultType fault, OptionalLong recoveryUs) {
    if (fault.isKill()) {
      kills++;
    } else {
      freezes++;
    }
    if (recoveryUs.isPresent()) {
      times.add(recoveryUs.getAsLong());
    } else {
      never++;
    }
  }

  String text(double quantile) {
    if (never > 0) {
      return "never (" + never + ")";
    }
    return times.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", seconds(quantile));
  }

  private double seconds(double quantile) {
    List<Long> sorted = times.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size())) / 1e6;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kills", kills);
    map.put("freezes", freezes);
    map.put("never", never);
    if (!times.isEmpty()) {
      map.put("p50", seconds(0.5));
      map.put("p99", seconds(0.99));
      map.put("longest", seconds(1));
    }
    return map;
  }
}
