package io.followspot.engine;

import io.followspot.process.CannotStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that declares functions, ingresses and egresses. Stateful Functions reads it literally,
 * so settings are written as <code>${NAME}</code> and substituted here.
 */
final class ModuleFile {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/,@%?&=\\[\\]+-]*");

  private ModuleFile() {}

  /**
   * Reads a module and substitutes values.
   *
   * @throws CannotStartException if the file is absent or refers to an unknown value
   */
  static String read(Path file, Map<String, String> values) {
    try {
      return render(Files.readString(file), values);
    } catch (IOException e) {
      throw new CannotStartException(
          "there is no module at " + file.toAbsolutePath() + "; set FOLLOWSPOT_MODULE to its path",
          e);
    }
  }

  /**
   * Substitutes <code>${NAME}</code> by values, but not in comments.
   *
   * @throws CannotStartException if a name is unknown, or a value would not stay one plain scalar
   *     in YAML
   */
  static String render(String template, Map<String, String> values) {
    StringBuilder rendered = new StringBuilder();
    for (String line : template.split("\n", -1)) {
      rendered.append(line.strip().startsWith("#") ? line : renderLine(line, values)).append('\n');
    }
    rendered.setLength(rendered.length() - 1);
    return rendered.toString();
  }

  private static String renderLine(String line, Map<String, String> values) {
    Matcher matcher = PLACEHOLDER.matcher(line);
    return matcher.replaceAll(
        match -> {
          String value = values.get(match.group(1));
          if (value == null) {
            throw new CannotStartException(
                "the module refers to "
                    + match.group()
                    + "; available are "
                    + String.join(", ", new TreeSet<>(values.keySet())));
          }
          if (!PLAIN.matcher(value).matches()) {
            throw new CannotStartException(
                match.group(1) + "=" + value + " cannot be inserted into a module as one word");
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
