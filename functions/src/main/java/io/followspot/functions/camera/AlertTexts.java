package io.followspot.functions.camera;

import io.followspot.protos.rules.LineDirection;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;

/** What an alert of a camera says to people. */
final class AlertTexts {
  private static final long SECOND_US = 1_000_000;

  private AlertTexts() {}

  /**
   * An object is in a zone.
   *
   * @param stayUs for how long, in microseconds
   */
  static String visit(CameraRegistration registration, AlertRule rule, String label, long stayUs) {
    String text = object(label) + " in zone " + zone(registration, rule.getZoneId());
    return rule.getLongerThanUs() == 0 ? text : text + " for " + stayUs / SECOND_US + " s";
  }

  /** An object crossed a line. */
  static String crossing(Line line, String label, boolean forward) {
    String name = line.getName().isEmpty() ? line.getLineId() : line.getName();
    return object(label) + " crossed line " + name + ", " + LineDirection.name(line, forward);
  }

  /** There are too many. */
  static String count(CameraRegistration registration, AlertRule rule, int count) {
    return count
        + (rule.getLabel().isEmpty() ? " objects in " : " of " + rule.getLabel() + " in ")
        + (rule.getZoneId().isEmpty()
            ? "the picture"
            : "zone " + zone(registration, rule.getZoneId()))
        + ", more than "
        + rule.getLimit();
  }

  private static String object(String label) {
    return label.isEmpty() ? "object" : label;
  }

  private static String zone(CameraRegistration registration, String zoneId) {
    return registration.getZonesList().stream()
        .filter(zone -> zone.getZoneId().equals(zoneId))
        .map(Zone::getName)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(zoneId);
  }
}
