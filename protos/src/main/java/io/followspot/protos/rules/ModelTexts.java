package io.followspot.protos.rules;

import io.followspot.protos.CocoLabels;
import io.followspot.protos.v1.VisionSettings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings about networks that are texts. Their syntax is known here only. */
public final class ModelTexts {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
  private static final int MAX_CLASSES = 1_000;
  private static final int MAX_NAME_BYTES = 64;

  private ModelTexts() {}

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

  /**
   * Reads the names of classes, which the rules have checked.
   *
   * @return in the order of the text; empty if it is {@code *}, which means all
   */
  public static List<String> names(String text) {
    return text.equals("*")
        ? List.of()
        : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** Distinct names. */
  static void classes(String text) {
    List<String> names = text.equals("*") ? List.of(text) : names(text);
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
  static void labels(String text) {
    if (!text.equals("*")) {
      classes(text);
    }
  }

  /** A class to track that the model does not have. */
  static Optional<String> unknownLabel(VisionSettings vision) {
    String labels = vision.getModelLabels();
    if (labels.isEmpty() || labels.equals("*")) {
      return Optional.empty();
    }
    List<String> known =
        vision.getModelClasses().isEmpty() ? CocoLabels.ALL : names(vision.getModelClasses());
    return names(labels).stream()
        .filter(label -> NAME.matcher(label).matches() && !known.contains(label))
        .findFirst();
  }
}
