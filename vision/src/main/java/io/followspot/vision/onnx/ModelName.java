package io.followspot.vision.onnx;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The name of a model file within the directory of models: letters, digits, {@code . _ -}, so that
 * no registration can name a file outside that directory.
 */
public final class ModelName {
  /** The rule as text for messages. */
  public static final String RULE =
      "a file name in the directory of models: up to 64 letters, digits and . _ -";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private ModelName() {}

  /** Returns whether the name is valid. */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The file of that name.
   *
   * @throws ModelException if the name is invalid
   */
  static Path within(Path directory, String name) throws ModelException {
    if (!isValid(name)) {
      throw new ModelException("the model's name must be " + RULE);
    }
    return directory.resolve(name);
  }
}
