package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The page's JavaScript and CSS are as Prettier formats them: {@code -Dpage.format=check} checks,
 * {@code write} formats. A minute of CPU time, so not part of every build.
 */
@EnabledIfSystemProperty(
    named = "page.format",
    matches = "check|write",
    disabledReason = "takes a minute; say -Dpage.format=check")
class PageFormatTest {
  private static final boolean WRITE = "write".equals(System.getProperty("page.format"));

  @Test
  void pageIsFormatted() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (Prettier prettier = new Prettier()) {
      for (Path file : Documents.pageFiles(".js", ".css")) {
        String text = Files.readString(file);
        String formatted = prettier.format(file.toString(), text);
        if (WRITE) {
          Files.writeString(file, formatted);
        } else if (!formatted.equals(text)) {
          wrong.add(Documents.nameOf(file));
        }
      }
    }

    assertThat(wrong).as("format them with the command in CONTRIBUTING.md").isEmpty();
  }
}
