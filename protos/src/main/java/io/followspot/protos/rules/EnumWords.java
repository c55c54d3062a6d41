package io.followspot.protos.rules;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The values of an enum as users write them: {@code median} for {@code FILTER_TYPE_MEDIAN}. The
 * unspecified value has no word.
 */
final class EnumWords {
  private EnumWords() {}

  /** In the order of the enum. */
  static List<String> of(EnumDescriptor type) {
    return type.getValues().stream()
        .filter(value -> value.getNumber() != 0)
        .map(EnumWords::of)
        .toList();
  }

  /** The word of a value. */
  static String of(EnumValueDescriptor value) {
    String unspecified = value.getType().findValueByNumber(0).getName();
    int prefix = unspecified.length() - "UNSPECIFIED".length();
    return value.getName().substring(prefix).toLowerCase(Locale.ROOT);
  }

  /** The value of a word; empty if there is none. */
  static Optional<EnumValueDescriptor> value(EnumDescriptor type, String word) {
    return type.getValues().stream()
        .filter(value -> value.getNumber() != 0 && of(value).equals(word))
        .findFirst();
  }
}
