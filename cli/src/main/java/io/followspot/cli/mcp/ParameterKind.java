package io.followspot.cli.mcp;

import io.followspot.protos.Ids;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What values a parameter of a tool takes. */
enum ParameterKind {
  /** The id of a camera, zone, line or site. */
  NAME(
      Map.of("type", "string", "pattern", "^" + Ids.NAME_PATTERN + "$"),
      ParameterKind::isText,
      Ids::isName,
      "must be an id of letters, digits, - and _, such as lobby"),

  /** Several ids, as the HTTP API takes them. */
  NAMES(
      Map.of("type", "string", "pattern", "^" + Ids.NAME_PATTERN + "(," + Ids.NAME_PATTERN + ")*$"),
      ParameterKind::isText,
      value -> value.matches(Ids.NAME_PATTERN + "(," + Ids.NAME_PATTERN + ")*"),
      "must be one id, or several separated by commas, such as lobby,yard"),

  /** The id of a track. */
  TRACK(
      Map.of("type", "string", "pattern", "^" + Ids.TRACK_PATTERN + "$"),
      ParameterKind::isText,
      Ids::isTrackId,
      "must be a track's id, CAMERA.EPOCH.ORDINAL such as lobby.1.42: search_tracks finds them"),

  /** A moment. */
  TIME(
      Map.of("type", "string", "format", "date-time"),
      ParameterKind::isText,
      ParameterKind::isTime,
      "must be an RFC 3339 time with its zone, such as 2026-11-28T14:03:00Z or"
          + " 2026-11-28T15:03:00+01:00"),

  /** A length of time. */
  DURATION(
      Map.of("type", "string"),
      value -> isText(value) || value instanceof Number,
      ParameterKind::isDuration,
      "must be a number of seconds such as 2.5, or an ISO 8601 duration such as PT15M"),

  /** A part of one. */
  CONFIDENCE(
      Map.of("type", "number", "minimum", 0, "maximum", 1),
      Number.class::isInstance,
      value -> isBetween(value, 0, 1),
      "must be a number from 0 to 1"),

  /** How many entries an answer has at most. */
  LIMIT(
      Map.of("type", "integer", "minimum", 1, "maximum", 500, "default", 50),
      value -> value instanceof Integer || value instanceof Long,
      value -> isBetween(value, 1, 500),
      "must be a whole number from 1 to 500; a next_cursor in the answer gets further entries"),

  /** How severe alerts are at least. */
  SEVERITY(
      Map.of("type", "string", "enum", List.of("info", "warning", "critical")),
      ParameterKind::isText,
      value -> List.of("info", "warning", "critical").contains(value),
      "must be info, warning or critical"),

  /** Any text. */
  TEXT(
      Map.of("type", "string", "minLength", 1),
      ParameterKind::isText,
      value -> !value.isBlank(),
      "must be a text that is not empty");

  private final Map<String, Object> schema;
  private final Predicate<Object> type;
  private final Predicate<String> valid;
  private final String rule;

  ParameterKind(
      Map<String, Object> schema, Predicate<Object> type, Predicate<String> valid, String rule) {
    this.schema = schema;
    this.type = type;
    this.valid = valid;
    this.rule = rule;
  }

  /** The JSON schema with a description. */
  Map<String, Object> schema(String description) {
    Map<String, Object> described = new LinkedHashMap<>(schema);
    described.put("description", description);
    return described;
  }

  /** Whether this is such a value. */
  boolean accepts(Object value) {
    return type.test(value) && valid.test(value.toString());
  }

  /** What a value must be, for people. */
  String rule() {
    return rule;
  }

  private static boolean isText(Object value) {
    return value instanceof String;
  }

  private static boolean isTime(String value) {
    if (!Patterns.TIME.matcher(value).matches()) {
      return false;
    }
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDuration(String value) {
    if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return true;
    }
    try {
      return !Duration.parse(value).isNegative();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isBetween(String number, double least, double most) {
    double value = Double.parseDouble(number);
    return value >= least && value <= most;
  }

  /** Constants that the values of the enumeration use. */
  private static final class Patterns {
    static final Pattern TIME =
        Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
  }
}
