package io.followspot.checks.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of materials lists exactly the jars on a process's class path. */
class BillOfMaterialsIT {
  private static final Pattern CLASSIFIER = Pattern.compile("[?&]classifier=([^&]+)");

  @ParameterizedTest
  @ValueSource(strings = {"broker", "functions", "engine", "gateway", "cli"})
  void bill_namesEveryJarOfTheProcessAndNoOther(String module) throws IOException {
    Path target = Project.root().resolve(module).resolve("target");
    assertThat(billed(target.resolve("followspot-" + module + "-bom.json")))
        .as("of %s", module)
        .isNotEmpty()
        .isEqualTo(present(target.resolve("lib")));
  }

  private static SortedSet<String> billed(Path bill) throws IOException {
    SortedSet<String> jars = new TreeSet<>();
    for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).path("components")) {
      Matcher classifier = CLASSIFIER.matcher(component.path("purl").asText());
      jars.add(
          component.path("name").asText()
              + "-"
              + component.path("version").asText()
              + (classifier.find() ? "-" + classifier.group(1) : "")
              + ".jar");
    }
    return jars;
  }

  private static SortedSet<String> present(Path library) throws IOException {
    SortedSet<String> jars = new TreeSet<>();
    try (Stream<Path> files = Files.list(library)) {
      files.forEach(file -> jars.add(file.getFileName().toString()));
    }
    return jars;
  }
}
