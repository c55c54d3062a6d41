package io.followspot.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.MappingIterator;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** The ingresses and egresses of a module that are Kafka clients. */
final class KafkaComponents {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  private KafkaComponents() {}

  /**
   * Adds properties to every ingress and egress; properties that a component sets itself take
   * precedence.
   *
   * @param module the rendered module, one document per component
   */
  static String withProperties(String module, Map<String, String> properties) {
    if (properties.isEmpty()) {
      return module;
    }
    StringJoiner documents = new StringJoiner("---\n");
    try (MappingIterator<JsonNode> components = YAML.readerFor(JsonNode.class).readValues(module)) {
      while (components.hasNext()) {
        JsonNode component = components.next();
        if (isKafka(component) && component.path("spec") instanceof ObjectNode spec) {
          add(spec.withArray("properties"), properties);
        }
        documents.add(YAML.writeValueAsString(component));
      }
      return documents.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("the module is not valid YAML", e);
    }
  }

  private static boolean isKafka(JsonNode component) {
    return component.path("kind").asText().matches(".*\\.kafka\\.v1/(ingress|egress)");
  }

  private static void add(ArrayNode list, Map<String, String> properties) {
    new TreeMap<>(properties)
        .forEach(
            (name, value) -> {
              if (list.findValue(name) == null) {
                list.add(YAML.createObjectNode().put(name, value));
              }
            });
  }
}
