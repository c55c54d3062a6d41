package io.followspot.functions;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a query that comes through Kafka must obey.
 *
 * @param field of the query that names whom it asks, as {@code track_id}
 * @param rule of the format of such an id, for users
 * @param isValid whether an id has that format
 */
public record QueryCheck(String field, String rule, Predicate<String> isValid) {
  private static final int MAX_CORRELATION_CHARS = 128;

  /**
   * What is wrong with a query.
   *
   * @param key of its record
   * @param named the id in the query
   */
  public Optional<RejectionReason> flaw(String key, String named, String correlationId) {
    String noun = field.replace('_', ' ');
    if (!isCorrelationId(correlationId)) {
      return Optional.of(
          new RejectionReason(
              "correlation_id_invalid",
              "the correlation id has "
                  + correlationId.length()
                  + " characters; use 1 to "
                  + MAX_CORRELATION_CHARS));
    }
    if (!isValid.test(key)) {
      return Optional.of(
          new RejectionReason(
              field + "_invalid",
              "the record's key "
                  + Rejections.quote(key)
                  + " is not a valid "
                  + noun
                  + ": the format is "
                  + rule));
    }
    if (!named.equals(key)) {
      return Optional.of(
          new RejectionReason(
              field + "_mismatch",
              "the record's key is "
                  + key
                  + ", but its "
                  + field
                  + " is "
                  + Rejections.quote(named)
                  + "; publish with the "
                  + noun
                  + " as key"));
    }
    return Optional.empty();
  }

  /** Whether a reply can be sent under the id. */
  public static boolean isCorrelationId(String id) {
    return !id.isEmpty() && id.length() <= MAX_CORRELATION_CHARS;
  }
}
