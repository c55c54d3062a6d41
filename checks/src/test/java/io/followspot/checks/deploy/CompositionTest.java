package io.followspot.checks.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.checks.Project;
import io.followspot.process.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The composition for containers agrees with the rest of the project. */
class CompositionTest {
  /** Of the composition alone, not read by any of our processes. */
  private static final Set<String> ITS_OWN = Set.of("FOLLOWSPOT_IMAGE");

  private final String compose = read("docker-compose.yml");
  private final String dockerfile = read("deploy/Dockerfile");

  @Test
  void publishedPorts_areForThisMachineOnly() {
    List<String> ports = all("^ +- \"([^\"]+:[0-9]+)\"$", compose);
    assertThat(ports).hasSize(5).allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
  }

  @Test
  void secretOfTheFunctions_isDemanded() {
    assertThat(all("\\$\\{FOLLOWSPOT_FUNCTIONS_SECRET(.)", compose.replace(":?", "?")))
        .hasSize(2)
        .containsOnly("?");
    assertThat(compose).doesNotContain("FOLLOWSPOT_ACCESS: open");
  }

  @Test
  void everyService_tellsWhetherItIsWell() {
    String services =
        compose.substring(compose.indexOf("\nservices:"), compose.indexOf("\nvolumes:"));
    List<String> names = all("^  ([a-z]+):$", services);
    assertThat(names)
        .containsExactlyInAnyOrder(
            "kafka", "functions", "gateway", "jobmanager", "taskmanager", "prometheus", "grafana");
    assertThat(all("^    (healthcheck):$", services)).hasSameSizeAs(names);
  }

  @Test
  void everyVariable_isASettingThatThereIs() {
    Set<String> known =
        Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    Set<String> named = new TreeSet<>(all("(FOLLOWSPOT_[A-Z0-9_]+)", compose + dockerfile));
    named.removeAll(ITS_OWN);
    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }

  @Test
  void image_holdsWhatTheBuildMakes() {
    assertThat(all("^COPY ((?:[a-z]+/)?[a-z.]+(?:\\.yaml|\\.options|\\.sh))", dockerfile))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(file -> assertThat(Project.root().resolve(file)).exists());
    String allowed = read("deploy/Dockerfile.dockerignore");
    for (String source : all("^COPY (\\S+)", dockerfile)) {
      assertThat(allowed).as("what the build may see").contains("!" + source);
    }
  }

  @Test
  void brokerInTheContainer_isTheVersionThatWeBuildWith() {
    String version = all("<kafka.version>(.+)</kafka.version>", read("pom.xml")).get(0);
    assertThat(compose).contains("apache/kafka:" + version);
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static String read(String name) {
    try {
      return Files.readString(Project.root().resolve(Path.of(name)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
