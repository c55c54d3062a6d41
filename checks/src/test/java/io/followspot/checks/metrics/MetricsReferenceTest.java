package io.followspot.checks.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.Project;
import io.followspot.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, dashboard and alerts name the metrics that the processes have, and all of them. */
class MetricsReferenceTest {
  private static final Pattern NAME = Pattern.compile("\\bfollowspot_[a-z_]+");

  @Test
  void document_isWhatTheListSays() throws IOException {
    compare("docs/metrics.md", MetricsReference.text());
  }

  @Test
  void dashboard_hasAPanelForEachMetric() throws IOException {
    compare("deploy/grafana/followspot.json", Dashboard.text());
    JsonNode dashboard =
        new ObjectMapper()
            .readTree(Project.root().resolve("deploy/grafana/followspot.json").toFile());
    String queries = dashboard.path("panels").findValuesAsText("expr").toString();
    for (Metric metric : Metric.values()) {
      assertThat(queries).containsPattern("\\b" + metric.metricName() + "(_bucket)?\\b");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/prometheus/alerts.yml",
        "docs/operations.md",
        "deploy/grafana/followspot.json"
      })
  void metricsThatAreNamed_exist(String file) throws IOException {
    String known =
        Stream.of(Metric.values()).map(Metric::metricName).collect(Collectors.joining("|"));
    Pattern exists = Pattern.compile("(" + known + ")(_bucket|_count|_sum)?|followspot_build_info");
    Matcher names = NAME.matcher(Files.readString(Project.root().resolve(file)));
    while (names.find()) {
      assertThat(names.group()).as("named in %s", file).matches(exists);
    }
  }

  private static void compare(String file, String expected) throws IOException {
    Path path = Project.root().resolve(file);
    if (Boolean.getBoolean("metrics.write")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, expected);
    }
    assertThat(path).exists();
    assertThat(Files.readString(path))
        .as("regenerate it by the command in docs/metrics.md")
        .isEqualTo(expected);
  }
}
