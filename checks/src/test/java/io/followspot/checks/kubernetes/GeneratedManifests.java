package io.followspot.checks.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.followspot.checks.Project;
import io.followspot.kafka.TopicPlan;
import io.followspot.kafka.TopicSpec;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The manifests that follow from the code and from the alerts. */
final class GeneratedManifests {
  private static final String HEAD =
      "# Generated: mvn -pl checks -am -Dtest=KubernetesTest -Dkubernetes.write=true"
          + " -Dsurefire.failIfNoSpecifiedTests=false test\n";

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              new com.fasterxml.jackson.dataformat.yaml.YAMLFactory()
                  .disable(YAMLGenerator.Feature.SPLIT_LINES))
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private GeneratedManifests() {}

  /** A KafkaTopic for each topic of the plan, with three replicas by the cluster's default. */
  static String topics() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    for (TopicSpec topic : TopicPlan.standard()) {
      ObjectNode object = YAML.createObjectNode();
      object.put("apiVersion", "kafka.strimzi.io/v1").put("kind", "KafkaTopic");
      ObjectNode metadata = object.putObject("metadata").put("name", topic.name());
      metadata.putObject("labels").put("strimzi.io/cluster", "followspot");
      ObjectNode spec = object.putObject("spec");
      spec.put("partitions", topic.partitions()).put("replicas", 3);
      ObjectNode config = spec.putObject("config");
      for (Map.Entry<String, String> entry : new TreeMap<>(topic.config()).entrySet()) {
        config.put(entry.getKey(), entry.getValue());
      }
      text.append(YAML.writeValueAsString(object));
    }
    return text.toString();
  }

  /** The alerts as the Prometheus operator takes them. */
  static String alerts() throws IOException {
    ObjectNode object = YAML.createObjectNode();
    object.put("apiVersion", "monitoring.coreos.com/v1").put("kind", "PrometheusRule");
    object.putObject("metadata").put("name", "followspot");
    object.set(
        "spec", YAML.readTree(Project.root().resolve("deploy/prometheus/alerts.yml").toFile()));
    return HEAD + YAML.writeValueAsString(object);
  }
}
