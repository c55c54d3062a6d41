package io.followspot.protos.rules;

import io.followspot.protos.Ids;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.AlertHours;
import io.followspot.protos.v1.AlertKind;
import io.followspot.protos.v1.AlertRule;
import io.followspot.protos.v1.AlertSeverity;
import io.followspot.protos.v1.CameraRegistration;
import io.followspot.protos.v1.Line;
import io.followspot.protos.v1.Zone;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rules for alert rules, and what they mean where they say nothing. */
public final class AlertRules {
  /** Limit of rules: each frame is compared with all of them. */
  static final int MAX_RULES = 32;

  private static final int MAX_HOURS = 14;
  private static final int MAX_DAYS = 7;
  private static final int MAX_COUNT = 1_000;
  private static final int MAX_LABEL_CHARS = 64;
  private static final long DAY_US = 86_400_000_000L;
  private static final long COOL_DOWN_US = 60_000_000;

  private static final Set<AlertKind> OF_OBJECTS =
      EnumSet.of(
          AlertKind.ALERT_KIND_OBJECT_IN_ZONE,
          AlertKind.ALERT_KIND_LINE_CROSSED,
          AlertKind.ALERT_KIND_COUNT_ABOVE);

  private final CameraRegistration registration;
  private final List<FieldError> faults;
  private final Set<String> ids = new HashSet<>();

  private AlertRules(CameraRegistration registration, List<FieldError> faults) {
    this.registration = registration;
    this.faults = faults;
  }

  /** How long after an alert the rule gives no other one, in microseconds. */
  public static long coolDownUs(AlertRule rule) {
    return rule.hasCoolDownUs() ? rule.getCoolDownUs() : COOL_DOWN_US;
  }

  /** An alert of the rule, without what happened. */
  public static AlertEvent.Builder alert(AlertRule rule) {
    return AlertEvent.newBuilder()
        .setRuleId(rule.getRuleId())
        .setRuleName(rule.getName())
        .setKind(rule.getKind())
        .setSeverity(
            rule.getSeverity() == AlertSeverity.ALERT_SEVERITY_UNSPECIFIED
                ? AlertSeverity.ALERT_SEVERITY_WARNING
                : rule.getSeverity());
  }

  /** Adds the errors of the alert rules. */
  static void check(CameraRegistration registration, List<FieldError> faults) {
    AlertRules rules = new AlertRules(registration, faults);
    rules.require(
        AlertSchedule.zone(registration.getTimeZone()).isPresent(),
        "time_zone",
        "is "
            + QuotedInput.of(registration.getTimeZone())
            + "; it must be the id of a time zone, as Europe/Berlin, or empty for UTC");
    int count = registration.getAlertRulesCount();
    rules.require(
        count <= MAX_RULES,
        "alert_rules",
        "has " + count + " entries; at most " + MAX_RULES + " are allowed");
    for (int i = 0; i < Math.min(count, MAX_RULES); i++) {
      rules.rule("alert_rules[" + i + "]", registration.getAlertRules(i));
    }
  }

  private void rule(String path, AlertRule rule) {
    require(
        Ids.isName(rule.getRuleId()),
        path + ".rule_id",
        "is " + QuotedInput.of(rule.getRuleId()) + "; it must be " + Ids.NAME_RULE);
    require(
        rule.getRuleId().isEmpty() || ids.add(rule.getRuleId()),
        path + ".rule_id",
        "is used twice among alert rules");
    RegistrationRules.text(
        path + ".name", rule.getName(), RegistrationRules.MAX_NAME_CHARS, faults);
    RegistrationRules.text(path + ".label", rule.getLabel(), MAX_LABEL_CHARS, faults);
    AlertKind kind = rule.getKind();
    require(
        kind != AlertKind.ALERT_KIND_UNSPECIFIED && kind != AlertKind.UNRECOGNIZED,
        path + ".kind",
        "is missing or unknown; it must be object_in_zone, line_crossed, count_above, loud_sound,"
            + " camera_offline or camera_degraded");
    require(
        rule.getSeverity() != AlertSeverity.UNRECOGNIZED,
        path + ".severity",
        "is unknown; it must be info, warning or critical");
    require(
        rule.getCoolDownUs() >= 0 && rule.getCoolDownUs() <= DAY_US,
        path + ".cool_down_us",
        "is " + rule.getCoolDownUs() + "; it must be within 0 to " + DAY_US);
    condition(path, rule);
    hours(path, rule);
  }

  private void condition(String path, AlertRule rule) {
    AlertKind kind = rule.getKind();
    if (kind == AlertKind.ALERT_KIND_OBJECT_IN_ZONE || !rule.getZoneId().isEmpty()) {
      require(
          hasZone(rule.getZoneId()),
          path + ".zone_id",
          "is " + QuotedInput.of(rule.getZoneId()) + "; it must be one of the camera's zones");
    }
    if (kind == AlertKind.ALERT_KIND_LINE_CROSSED) {
      line(path, rule);
    }
    require(
        rule.getLongerThanUs() >= 0 && rule.getLongerThanUs() <= DAY_US,
        path + ".longer_than_us",
        "is " + rule.getLongerThanUs() + "; it must be within 0 to " + DAY_US);
    require(
        rule.getLimit() >= 0 && rule.getLimit() <= MAX_COUNT,
        path + ".limit",
        "is " + rule.getLimit() + "; it must be within 0 to " + MAX_COUNT);
    boolean inZone = kind == AlertKind.ALERT_KIND_OBJECT_IN_ZONE;
    boolean count = kind == AlertKind.ALERT_KIND_COUNT_ABOVE;
    boolean crossing = kind == AlertKind.ALERT_KIND_LINE_CROSSED;
    unused(path + ".zone_id", inZone || count || rule.getZoneId().isEmpty(), kind);
    unused(path + ".line_id", crossing || rule.getLineId().isEmpty(), kind);
    unused(path + ".direction", crossing || rule.getDirection().isEmpty(), kind);
    unused(path + ".label", OF_OBJECTS.contains(kind) || rule.getLabel().isEmpty(), kind);
    unused(path + ".longer_than_us", inZone || rule.getLongerThanUs() == 0, kind);
    unused(path + ".limit", count || rule.getLimit() == 0, kind);
  }

  private void line(String path, AlertRule rule) {
    Optional<Line> line =
        registration.getLinesList().stream()
            .filter(one -> one.getLineId().equals(rule.getLineId()))
            .findFirst();
    require(
        line.isPresent(),
        path + ".line_id",
        "is " + QuotedInput.of(rule.getLineId()) + "; it must be one of the camera's lines");
    require(
        line.isEmpty()
            || rule.getDirection().isEmpty()
            || LineDirection.forward(line.get(), rule.getDirection()).isPresent(),
        path + ".direction",
        "is "
            + QuotedInput.of(rule.getDirection())
            + "; it must be forward, backward or a name that the line gives to one of them");
  }

  private void hours(String path, AlertRule rule) {
    require(
        rule.getHoursCount() <= MAX_HOURS,
        path + ".hours",
        "has " + rule.getHoursCount() + " entries; at most " + MAX_HOURS + " are allowed");
    for (int i = 0; i < Math.min(rule.getHoursCount(), MAX_HOURS); i++) {
      AlertHours hours = rule.getHours(i);
      String at = path + ".hours[" + i + "]";
      require(
          hours.getDaysCount() <= MAX_DAYS
              && hours.getDaysList().stream().allMatch(AlertSchedule::isDay),
          at + ".days",
          "must be at most seven of mon, tue, wed, thu, fri, sat and sun");
      require(
          AlertSchedule.isStart(hours.getFrom()),
          at + ".from",
          "is " + QuotedInput.of(hours.getFrom()) + "; it must be a time from 00:00 to 23:59");
      require(
          AlertSchedule.isEnd(hours.getTo()),
          at + ".to",
          "is " + QuotedInput.of(hours.getTo()) + "; it must be a time from 00:00 to 24:00");
    }
  }

  private boolean hasZone(String zoneId) {
    return registration.getZonesList().stream().map(Zone::getZoneId).anyMatch(zoneId::equals);
  }

  private void unused(String field, boolean holds, AlertKind kind) {
    require(holds, field, "has no meaning for " + word(kind) + "; remove it");
  }

  private static String word(AlertKind kind) {
    return kind.name().replace("ALERT_KIND_", "").toLowerCase(Locale.ROOT);
  }

  private void require(boolean holds, String field, String message) {
    if (!holds) {
      faults.add(new FieldError(field, message));
    }
  }
}
