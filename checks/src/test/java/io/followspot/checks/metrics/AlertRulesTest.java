package io.followspot.checks.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.followspot.checks.Project;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each alert says what to do, and has a case; the cases hold. */
class AlertRulesTest {
  private static final Path RULES = Project.root().resolve("deploy/prometheus");
  private static final YAMLMapper YAML = new YAMLMapper();

  @TempDir Path directory;

  @Test
  void everyAlert_hasASectionInTheRunbook_andACase() throws IOException {
    String runbook = Files.readString(Project.root().resolve("docs/operations.md"));
    Set<String> tested = new TreeSet<>();
    for (JsonNode test : read("alerts.test.yml").path("tests")) {
      test.path("alert_rule_test")
          .forEach(
              it -> {
                if (!it.path("exp_alerts").isEmpty()) {
                  tested.add(it.path("alertname").asText());
                }
              });
    }
    Set<String> alerts = new TreeSet<>();
    for (JsonNode rule : read("alerts.yml").path("groups").path(0).path("rules")) {
      String name = rule.path("alert").asText();
      alerts.add(name);
      assertThat(rule.path("annotations").path("runbook_url").asText())
          .isEqualTo("docs/operations.md#" + name.toLowerCase(java.util.Locale.ROOT));
      assertThat(runbook).as("what to do").contains("\n### " + name + "\n");
      assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning");
    }
    assertThat(alerts).hasSizeGreaterThan(10).isEqualTo(tested);
  }

  @Test
  void cases_hold_byPromtool() throws Exception {
    Path promtool = promtool();
    assertThat(run(promtool, RULES)).as("of %s", promtool).isZero();
  }

  @Test
  void cases_failWithoutTheirRule_byPromtool() throws Exception {
    Path promtool = promtool();
    String rules = Files.readString(RULES.resolve("alerts.yml"));
    Files.writeString(directory.resolve("alerts.yml"), rules.replace("> 300", "> 30000"));
    Files.copy(RULES.resolve("alerts.test.yml"), directory.resolve("alerts.test.yml"));

    assertThat(run(promtool, directory)).isNotZero();
  }

  private static int run(Path promtool, Path directory) throws Exception {
    Process process =
        new ProcessBuilder(promtool.toString(), "test", "rules", "alerts.test.yml")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path promtool() {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(it -> Path.of(it, "promtool"))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "promtool is not installed (Debian's package prometheus)");
    return found.orElseThrow();
  }

  private static JsonNode read(String file) throws IOException {
    return YAML.readTree(RULES.resolve(file).toFile());
  }
}
