package io.followspot.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Instants as text. In the messages they are microseconds since 1970. */
public final class TimestampFormat {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern INSTANT_FIELD =
      Pattern.compile("(.+_at|at|.+_since|first_seen|last_seen)_us");

  private TimestampFormat() {}

  /** ISO 8601 in UTC with six digits after the second. */
  public static String format(long us) {
    return FORMAT.format(instant(us));
  }

  /** The instant. */
  public static Instant instant(long us) {
    return Instant.ofEpochSecond(
        Math.floorDiv(us, 1_000_000L), Math.floorMod(us, 1_000_000L) * 1_000L);
  }

  /** The microseconds of an instant. */
  public static long us(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1_000;
  }

  /** Tells whether a field is an instant; other fields in microseconds are durations. */
  static boolean isInstant(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.LONG
        && INSTANT_FIELD.matcher(field.getName()).matches();
  }

  /** A field's name in JSON: without the unit for an instant, whose text contains it. */
  public static String nameOf(FieldDescriptor field) {
    String name = field.getName();
    return isInstant(field) ? name.substring(0, name.length() - 3) : name;
  }
}
