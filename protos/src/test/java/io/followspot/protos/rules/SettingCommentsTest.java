package io.followspot.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The comments of settings are what users of the messages read: they state the rules. */
class SettingCommentsTest {
  private static final Path FILE = Path.of("src/main/protobuf/followspot/v1/settings.proto");

  @Test
  void comments_stateWhatTheRulesAllow() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    SettingRules.fields()
        .forEach(
            (setting, field) -> {
              String comment = comment(lines, field.getContainingType(), field);
              assertThat(SettingRules.choices(setting))
                  .as("comment of %s", setting)
                  .allMatch(comment::contains);
              SettingRules.range(setting)
                  .ifPresent(
                      range ->
                          assertThat(comment)
                              .as("comment of %s", setting)
                              .contains(range.toString()));
            });
  }

  /** The one above the field, or above the fields with which it shares one. */
  private static String comment(List<String> lines, Descriptor message, FieldDescriptor field) {
    int begin = lines.indexOf("message " + message.getName() + " {");
    int at = begin;
    String declaration = " " + field.getName() + " = " + field.getNumber();
    while (!lines.get(at).contains(declaration + ";")
        && !lines.get(at).contains(declaration + " [")) {
      at++;
    }
    while (!isComment(lines.get(at))) {
      at--;
    }
    StringBuilder comment = new StringBuilder();
    for (; isComment(lines.get(at)); at--) {
      comment.insert(0, lines.get(at).strip().substring(2));
    }
    return comment.toString();
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("//");
  }
}
