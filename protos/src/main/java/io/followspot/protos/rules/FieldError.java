package io.followspot.protos.rules;

/**
 * What is wrong with one field of a registration.
 *
 * @param field its path, as {@code zones[0].polygon}
 * @param message what is wrong with it and what it takes; reads on from the field's name
 */
public record FieldError(String field, String message) {
  @Override
  public String toString() {
    return field + " " + message;
  }
}
