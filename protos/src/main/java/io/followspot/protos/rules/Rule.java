package io.followspot.protos.rules;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The allowed values of one setting. An empty text is always allowed: it means the default. */
@FunctionalInterface
interface Rule {
  /** What is wrong with a value; empty if it is valid. */
  Optional<String> flaw(Object value);

  /** The numbers it allows; empty if it is not about numbers. */
  default Optional<NumberRange> range() {
    return Optional.empty();
  }

  /** The words it allows; empty if it is not about words. */
  default List<String> choices() {
    return List.of();
  }

  /** Allows every value of the field's type. */
  static Rule any() {
    return value -> Optional.empty();
  }

  /** Allows numbers within a range, both ends included. */
  static Rule within(double least, double greatest) {
    NumberRange range = new NumberRange(least, greatest);
    return new Rule() {
      @Override
      public Optional<String> flaw(Object value) {
        return range.contains(((Number) value).doubleValue())
            ? Optional.empty()
            : Optional.of("is " + value + "; it must be within " + range);
      }

      @Override
      public Optional<NumberRange> range() {
        return Optional.of(range);
      }
    };
  }

  /** Allows some words. */
  static Rule oneOf(String... choices) {
    return oneOf(List.of(choices));
  }

  /** Allows some words. */
  static Rule oneOf(List<String> known) {
    return new Rule() {
      @Override
      public Optional<String> flaw(Object value) {
        return known.contains(value)
            ? Optional.empty()
            : Optional.of("is " + QuotedInput.of((String) value) + "; it must be one of " + known);
      }

      @Override
      public List<String> choices() {
        return known;
      }
    };
  }

  /**
   * Allows texts that a parser accepts.
   *
   * @param reader throws {@link IllegalArgumentException}, saying what is wrong
   */
  static Rule text(Consumer<String> reader) {
    return value -> {
      String text = (String) value;
      try {
        reader.accept(text);
        return Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.of("is " + QuotedInput.of(text) + ": " + e.getMessage());
      }
    };
  }

  /** Allows the values of an enum that this version knows. */
  static Rule known(EnumDescriptor type) {
    return value -> {
      // A number of another version has no place among the values.
      EnumValueDescriptor chosen = (EnumValueDescriptor) value;
      return type.getValues().contains(chosen)
          ? Optional.empty()
          : Optional.of(
              "is number " + chosen.getNumber() + "; it must be one of " + EnumWords.of(type));
    };
  }

  /**
   * Allows messages that a check accepts.
   *
   * @param check throws {@link IllegalArgumentException}, saying what is wrong
   */
  static <M> Rule message(Class<M> type, Consumer<M> check) {
    return value -> flaw(() -> check.accept(type.cast(value)));
  }

  /**
   * Allows lists that a check accepts.
   *
   * @param check throws {@link IllegalArgumentException}, saying what is wrong
   */
  static <M> Rule list(Class<M> type, Consumer<List<M>> check) {
    return value -> flaw(() -> check.accept(((List<?>) value).stream().map(type::cast).toList()));
  }

  private static Optional<String> flaw(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("is invalid: " + e.getMessage());
    }
  }
}
