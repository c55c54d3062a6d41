package io.followspot.protos.rules;

import io.followspot.protos.CocoLabels;
import io.followspot.protos.v1.ModelOutput;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the settings about networks may be. Each method throws an {@link IllegalArgumentException}
 * that names what is wrong.
 */
final class ModelRules {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
  private static final int MAX_CLASSES = 1_000;
  private static final int MAX_NAME_BYTES = 64;

  /** All classes of the model. */
  private static final List<String> ALL = List.of("*");

  private ModelRules() {}

  /**
   * The name of a file in the directory of models; no path, so that no file outside is readable.
   */
  static void file(String name) {
    if (!FILE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "it must be a file name in the directory of models: up to 64 letters, digits and"
              + " . _ -");
    }
  }

  /** Distinct names. */
  static void classes(List<String> names) {
    if (names.size() > MAX_CLASSES) {
      throw new IllegalArgumentException(names.size() + " classes; at most " + MAX_CLASSES);
    }
    Set<String> known = new HashSet<>();
    for (String name : names) {
      if (!NAME.matcher(name).matches()
          || name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw new IllegalArgumentException(
            QuotedInput.of(name)
                + " is not a valid class name: allowed are up to 64 bytes of letters, digits,"
                + " spaces and . _ -");
      }
      if (!known.add(name)) {
        throw new IllegalArgumentException(QuotedInput.of(name) + " appears twice");
      }
    }
  }

  /** Names, or all; whether the model has these classes is checked separately. */
  static void labels(List<String> names) {
    if (!names.equals(ALL)) {
      classes(names);
    }
  }

  /** A class to track that the model does not have. */
  static Optional<String> unknownLabel(ModelOutput output) {
    if (output.getLabelsList().equals(ALL)) {
      return Optional.empty();
    }
    List<String> known = output.getClassesCount() == 0 ? CocoLabels.ALL : output.getClassesList();
    return output.getLabelsList().stream()
        .filter(label -> NAME.matcher(label).matches() && !known.contains(label))
        .findFirst();
  }
}
