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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents rot: what they point at must be there. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void links_leadToFilesThatExist() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        links++;
        Path target = document.resolveSibling(link.group(1));
        if (!Files.exists(target)) {
          broken.add(Project.root().relativize(document) + " -> " + link.group(1));
        }
      }
    }

    assertThat(links).as("links in all documents").isGreaterThan(10);
    assertThat(broken).isEmpty();
  }

  @Test
  void decisions_areAPageEach() throws IOException {
    List<Path> decisions =
        documents().stream().filter(d -> d.getParent().endsWith("decisions")).toList();

    assertThat(decisions).isNotEmpty();
    for (Path decision : decisions) {
      assertThat(decision.getFileName().toString()).matches("[0-9]{4}-[a-z0-9-]+\\.md");
      assertThat(Files.readAllLines(decision)).as(decision.toString()).hasSizeLessThanOrEqualTo(80);
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(Project.root())) {
      return files
          .filter(f -> f.toString().endsWith(".md"))
          .filter(f -> !Project.root().relativize(f).toString().matches(".*(target|\\.git)/.*"))
          .toList();
    }
  }
}
