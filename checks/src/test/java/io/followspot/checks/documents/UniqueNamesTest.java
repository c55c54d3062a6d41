package io.followspot.checks.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A type's simple name has one meaning in the whole project. */
class UniqueNamesTest {
  private static final Pattern NESTED =
      Pattern.compile(
          "^ +(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed) )*"
              + "(?:class|record|interface|enum) (\\w+)",
          Pattern.MULTILINE);

  private static final Pattern MESSAGE =
      Pattern.compile("^(?:message|enum) (\\w+)", Pattern.MULTILINE);

  /** Domain values with the name of the message that is their wire form; see docs/glossary.md. */
  private static final Set<String> WIRE_FORMS =
      Set.of(
          "Box",
          "Detection",
          "EndReason",
          "FloorPoint",
          "IdentityEvent",
          "IdentityEventType",
          "Line",
          "MotionMap",
          "Observation",
          "PathPoint",
          "Point",
          "RelativePoint",
          "TrackStatus",
          "Zone",
          "ZoneVisit");

  @Test
  void types_haveOneNameEach() throws IOException {
    Map<String, String> types = new TreeMap<>();
    Set<String> twice = new TreeSet<>();
    for (Path source : mainSources()) {
      String name = source.getFileName().toString().replace(".java", "");
      String before = types.put(name, Documents.nameOf(source));
      if (before != null && !name.equals("package-info")) {
        twice.add(before + " and " + Documents.nameOf(source));
      }
    }
    for (Path source : mainSources()) {
      Matcher nested = NESTED.matcher(Files.readString(source));
      while (nested.find()) {
        if (types.containsKey(nested.group(1))) {
          twice.add(Documents.nameOf(source) + " and " + types.get(nested.group(1)));
        }
      }
    }

    assertThat(types).containsKey("Tracker");
    assertThat(twice).as("types of the same simple name").isEmpty();
  }

  @Test
  void messages_shareNamesWithTheirDomainValuesOnly() throws IOException {
    Set<String> messages = new TreeSet<>();
    for (Path proto : Documents.filesEndingWith(".proto")) {
      if (Documents.nameOf(proto).startsWith("protos/")) {
        MESSAGE.matcher(Files.readString(proto)).results().forEach(m -> messages.add(m.group(1)));
      }
    }
    Set<String> shared = new TreeSet<>();
    for (Path source : mainSources()) {
      String name = source.getFileName().toString().replace(".java", "");
      if (messages.contains(name)) {
        shared.add(name);
      }
    }

    assertThat(shared).containsExactlyInAnyOrderElementsOf(WIRE_FORMS);
  }

  private static Iterable<Path> mainSources() throws IOException {
    return Documents.filesEndingWith(".java").stream()
        .filter(file -> Documents.nameOf(file).contains("src/main/java/"))
        .toList();
  }
}
