package io.followspot.protos.rules;

/**
 * An invalid field of a registration.
 *
 * @param field its path, as {@code zones[0].polygon}
 * @param message what is wrong and what is allowed; continues the sentence that begins with the
 *     field's name
 */
public record FieldError(String field, String message) {
  @Override
  public String toString() {
    return field + " " + message;
  }
}
