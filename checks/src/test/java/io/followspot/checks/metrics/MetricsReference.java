package io.followspot.checks.metrics;

import io.followspot.metrics.Metric;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of {@code docs/metrics.md}: each metric with its type, labels and meaning. */
final class MetricsReference {
  private MetricsReference() {}

  /** Writes the whole document. */
  static String text() {
    StringBuilder rows = new StringBuilder();
    for (Metric.Source source : Metric.Source.values()) {
      rows.append(heading(source));
      for (Metric metric : Metric.values()) {
        if (metric.source() == source) {
          rows.append(
              String.format(
                  "| `%s` | %s | %s | %s |%n",
                  metric.metricName(),
                  metric.type().name().toLowerCase(Locale.ROOT),
                  metric.labels().stream()
                      .map(it -> "`" + it + "`")
                      .collect(Collectors.joining(", ")),
                  metric.help()));
        }
      }
    }
    return """
    # Metrics

    What Prometheus reads of Followspot's processes, each at an address of its own that a [setting](settings.md) names; by
    default none listens. Generated from [Metric](../metrics/src/main/java/io/followspot/metrics/Metric.java);
    `MetricsReferenceTest` compares, and holds the dashboard `deploy/grafana/followspot.json` to the same list. To
    regenerate both:

    ```sh
    mvn -pl checks -am -Dtest=MetricsReferenceTest -Dmetrics.write=true \\
        -Dsurefire.failIfNoSpecifiedTests=false test
    ```

    Every process has `followspot_build_info`, and `jvm_*` and `process_*` of its memory, threads and CPU time. Times are in
    seconds, sizes in bytes. No label contains a track's id. Counters of the functions count calls: what Flink sends again
    after a failure counts again; the exact numbers are in each camera's ledger. Counts and times are added up over processes,
    a camera's lag is the least of them.
    %s\
    """
        .formatted(rows);
  }

  private static String heading(Metric.Source source) {
    String setting =
        switch (source) {
          case FUNCTIONS -> "FOLLOWSPOT_FUNCTIONS_METRICS_LISTEN";
          case ENGINE -> "FOLLOWSPOT_ENGINE_METRICS_LISTEN";
          case GATEWAY -> "FOLLOWSPOT_GATEWAY_METRICS_LISTEN";
          case PUBLISHER -> "FOLLOWSPOT_PUBLISH_METRICS_LISTEN";
        };
    String name = source.name().charAt(0) + source.name().substring(1).toLowerCase(Locale.ROOT);
    String flink =
        source == Metric.Source.ENGINE
            ? " Flink's own metrics are beside them, under the names of Flink's Prometheus reporter"
                + " (`flink_jobmanager_job_numRestarts`)."
            : "";
    return "\n## "
        + name
        + "\n\nAt `"
        + setting
        + "`."
        + flink
        + "\n\n| metric | type | labels | meaning |\n|---|---|---|---|\n";
  }
}
