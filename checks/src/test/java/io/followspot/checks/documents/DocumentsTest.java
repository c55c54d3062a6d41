package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Links, decision pages and the glossary. What documents name is checked by NamesInDocumentsTest.
 */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void links_leadToFilesThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : Documents.all()) {
      Matcher link = LINK.matcher(withoutCodeBlocks(Files.readString(document)));
      while (link.find()) {
        links++;
        Path target = document.resolveSibling(link.group(1));
        if (!Files.exists(target)) {
          broken.add(Documents.nameOf(document) + " -> " + link.group(1));
        }
      }
    }

    assertThat(links).as("links in all documents").isGreaterThan(10);
    assertThat(broken).isEmpty();
  }

  @Test
  void decisions_followTheTemplateOnOnePageEach() throws IOException {
    List<Path> decisions = decisions();

    assertThat(decisions).isNotEmpty();
    for (Path decision : decisions) {
      String name = decision.getFileName().toString();
      assertThat(name).matches("[0-9]{4}-[a-z0-9-]+\\.md");
      List<String> lines = Files.readAllLines(decision);
      assertThat(lines).as(name).hasSizeLessThanOrEqualTo(80);
      assertThat(lines.get(0)).as(name).startsWith("# " + numberOf(name) + ". ");
      assertThat(String.join("\n", lines))
          .as(name)
          .containsPattern("\\*\\*Status:\\*\\* (proposed|accepted|superseded by \\[)")
          .containsPattern("\\*\\*Date:\\*\\* 20[0-9]{2}-[0-9]{2}-[0-9]{2}");
      assertThat(lines.stream().filter(line -> line.startsWith("## ")))
          .as(name)
          .containsExactly("## Context", "## Decision", "## Consequences", "## Measured");
    }
  }

  @Test
  void decisions_areAllInTheIndex() throws IOException {
    String index = Files.readString(Project.root().resolve("docs/decisions/README.md"));

    for (Path decision : decisions()) {
      String title = Files.readAllLines(decision).get(0).replaceFirst("# [0-9]+\\. ", "");
      assertThat(index)
          .contains(
              String.format(
                  "| %d | [%s](%s) |",
                  numberOf(decision.getFileName().toString()), title, decision.getFileName()));
    }
  }

  @Test
  void glossary_hasAtMostFortyTerms() throws IOException {
    List<String> terms =
        Files.readAllLines(Project.root().resolve("docs/glossary.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| term "))
            .toList();

    assertThat(terms).isNotEmpty().hasSizeLessThanOrEqualTo(40).isSorted();
  }

  @Test
  void continuousIntegration_runsTheTestCommandOfTheReadme() throws IOException {
    Path root = Project.root();

    assertThat(Files.readString(root.resolve("README.md"))).contains("\nmvn verify\n");
    assertThat(Files.readString(root.resolve(".github/workflows/ci.yml")))
        .containsPattern("run: mvn( -B| -ntp)* verify\n");
  }

  private static List<Path> decisions() throws IOException {
    return Documents.all().stream()
        .filter(document -> document.getParent().endsWith("decisions"))
        .filter(document -> !document.endsWith("README.md"))
        .toList();
  }

  private static int numberOf(String fileName) {
    return Integer.parseInt(fileName.substring(0, 4));
  }

  private static String withoutCodeBlocks(String text) {
    return text.replaceAll("(?s)```.*?```", "");
  }
}
