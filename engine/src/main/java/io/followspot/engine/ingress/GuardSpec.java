package io.followspot.engine.ingress;

import java.util.Locale;
import java.util.OptionalInt;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.statefun.sdk.io.EgressIdentifier;
import org.apache.flink.statefun.sdk.reqreply.generated.TypedValue;

/**
 * The guard's part of an ingress specification.
 *
 * @param maxPerSecond records that one reader of the topic passes on in a second; the others are
 *     dropped
 * @param referenceAboveBytes size of a value above which it passes through Flink by reference,
 *     where the functions are in the process that reads it
 * @param egress of rejections
 * @param topic of rejections
 */
record GuardSpec(
    RecordGuard guard,
    OptionalInt maxPerSecond,
    OptionalInt referenceAboveBytes,
    EgressIdentifier<TypedValue> egress,
    String topic) {
  private static final String MAX_PER_SECOND = "/guard/maxPerSecond";
  private static final String REFERENCE_ABOVE = "/guard/referenceAboveBytes";

  /**
   * Reads {@code guard} of an ingress's {@code spec}.
   *
   * @throws IllegalArgumentException if something is missing or invalid; the message says what
   */
  static GuardSpec parse(JsonNode spec) {
    String egress = text(spec, "/guard/rejections/egress");
    int slash = egress.indexOf('/');
    if (slash < 1 || slash == egress.length() - 1) {
      throw wrong("/guard/rejections/egress", egress, "NAMESPACE/NAME");
    }
    return new GuardSpec(
        new RecordGuard(ids(spec), positive(spec, "/guard/maxBytes", "a number of bytes")),
        optional(spec, MAX_PER_SECOND, "a number of records"),
        optional(spec, REFERENCE_ABOVE, "a number of bytes"),
        new EgressIdentifier<>(
            egress.substring(0, slash), egress.substring(slash + 1), TypedValue.class),
        text(spec, "/guard/rejections/topic"));
  }

  private static OptionalInt optional(JsonNode spec, String pointer, String wanted) {
    return spec.at(pointer).isMissingNode()
        ? OptionalInt.empty()
        : OptionalInt.of(positive(spec, pointer, wanted));
  }

  private static RecordGuard.Kind ids(JsonNode spec) {
    String ids = text(spec, "/guard/ids");
    return switch (ids) {
      case "camera" -> RecordGuard.Kind.CAMERA;
      case "track" -> RecordGuard.Kind.TRACK;
      case "identity" -> RecordGuard.Kind.IDENTITY;
      default -> throw wrong("/guard/ids", ids, "camera, track or identity");
    };
  }

  private static int positive(JsonNode spec, String pointer, String wanted) {
    String text = text(spec, pointer);
    try {
      int value = Integer.parseInt(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number that is not positive.
    }
    throw wrong(pointer, text, wanted);
  }

  private static String text(JsonNode spec, String pointer) {
    JsonNode node = spec.at(pointer);
    if (!node.isValueNode() || node.asText().isBlank()) {
      throw new IllegalArgumentException(
          "the ingress " + spec.path("id").asText() + " lacks spec" + pointer.replace('/', '.'));
    }
    return node.asText();
  }

  private static IllegalArgumentException wrong(String pointer, String value, String wanted) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "spec%s is \"%s\", not %s", pointer.replace('/', '.'), value, wanted));
  }
}
