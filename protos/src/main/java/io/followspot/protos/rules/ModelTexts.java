package io.followspot.protos.rules;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.followspot.protos.v1.ModelHeadType;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the settings about networks that are texts into messages. Their syntax is known here only,
 * their limits in {@link ModelRules}; each method throws an {@link IllegalArgumentException} that
 * names what is wrong.
 */
final class ModelTexts {
  private ModelTexts() {}

  /** The word of a head, as {@code yolov8}. */
  static EnumValueDescriptor head(String text) {
    return EnumWords.value(ModelHeadType.getDescriptor(), text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "it must be one of " + EnumWords.of(ModelHeadType.getDescriptor())));
  }

  /** The names of classes, separated by commas. */
  static List<String> classes(String text) {
    List<String> names = names(text);
    ModelRules.classes(names);
    return names;
  }

  /** Names, or {@code *} for all; whether the model has these classes is checked separately. */
  static List<String> labels(String text) {
    List<String> names = names(text);
    ModelRules.labels(names);
    return names;
  }

  private static List<String> names(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }
}
