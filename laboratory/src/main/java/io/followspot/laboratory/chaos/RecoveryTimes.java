package io.followspot.laboratory.chaos;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** How long the cameras were not tracked after the faults of one part. */
final class RecoveryTimes {
  private final Delays times = new Delays();
  private long kills;
  private long freezes;
  private long others;
  private long never;

  long kills() {
    return kills;
  }

  long freezes() {
    return freezes;
  }

  /** Faults that are neither. */
  long others() {
    return others;
  }

  /** Faults after which some camera was not tracked again. */
  long never() {
    return never;
  }

  void add(FaultType fault, OptionalLong recoveryUs) {
    if (fault.isKill()) {
      kills++;
    } else if (fault.isFreeze()) {
      freezes++;
    } else {
      others++;
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
    return times.text(quantile);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kills", kills);
    map.put("freezes", freezes);
    map.put("others", others);
    map.put("never", never);
    map.putAll(times.toMap());
    return map;
  }
}
