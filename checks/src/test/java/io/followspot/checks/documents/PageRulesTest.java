package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the page's format that are checked in no time; {@link PageFormatTest} checks all. */
class PageRulesTest {
  private static final Pattern ODD_INDENT = Pattern.compile("(?:  )* \\S.*");
  private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\*|/\\*|//).*");

  /** Statements that fit in one line and must end with a semicolon. */
  private static final Pattern UNENDED =
      Pattern.compile("\\s*(?:import|throw|break|continue)\\b[^;]*[\\w)\"`\\]]");

  private static final Pattern SINGLE_QUOTED = Pattern.compile("[^\"]*[=(,:] ?'[^'\"]*'.*");

  @Test
  void page_isIndentedByTwoSpacesWithoutTabsOrTrailingBlanks() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : Documents.pageFiles(".js", ".css")) {
      String text = Files.readString(file);
      if (text.indexOf('\t') >= 0 || text.indexOf('\r') >= 0 || text.endsWith("\n\n")) {
        wrong.add(Documents.nameOf(file) + ": tab, carriage return or blank lines at the end");
      }
      addLines(wrong, file, line -> line.endsWith(" "));
      addLines(
          wrong,
          file,
          line -> ODD_INDENT.matcher(line).matches() && !COMMENT.matcher(line).matches());
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void scripts_endStatementsWithSemicolonsAndUseDoubleQuotes() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : Documents.pageFiles(".js")) {
      addLines(wrong, file, line -> UNENDED.matcher(line).matches());
      addLines(
          wrong,
          file,
          line -> SINGLE_QUOTED.matcher(line).matches() && !COMMENT.matcher(line).matches());
    }

    assertThat(wrong).isEmpty();
  }

  private static void addLines(List<String> wrong, Path file, Predicate<String> isWrong)
      throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      lines.filter(isWrong).forEach(line -> wrong.add(Documents.nameOf(file) + ": " + line));
    }
  }
}
