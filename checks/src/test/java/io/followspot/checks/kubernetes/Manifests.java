package io.followspot.checks.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.followspot.checks.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of {@code deploy/kubernetes/base}, in the order of its kustomization. */
final class Manifests {
  static final Path BASE = Project.root().resolve("deploy/kubernetes/base");

  static final YAMLMapper YAML = new YAMLMapper();

  private Manifests() {}

  /** The files that the kustomization names. */
  static List<String> files() {
    return texts(documents("kustomization.yaml").get(0).path("resources"));
  }

  /** All objects. */
  static List<JsonNode> all() {
    return files().stream().flatMap(file -> documents(file).stream()).toList();
  }

  /** All objects of a kind, by name. */
  static Map<String, JsonNode> of(String kind) {
    Map<String, JsonNode> found = new TreeMap<>();
    all().stream()
        .filter(it -> it.path("kind").asText().equals(kind))
        .forEach(it -> found.put(it.at("/metadata/name").asText(), it));
    return found;
  }

  /** The pod templates of all deployments, by name. */
  static Map<String, JsonNode> pods() {
    return pods(all());
  }

  /** The pod templates of the deployments among objects, by name. */
  static Map<String, JsonNode> pods(Collection<JsonNode> objects) {
    Map<String, JsonNode> pods = new TreeMap<>();
    objects.stream()
        .filter(it -> it.path("kind").asText().equals("Deployment"))
        .forEach(it -> pods.put(it.at("/metadata/name").asText(), it.at("/spec/template")));
    return pods;
  }

  /** The objects of a text with several documents, without empty ones. */
  static List<JsonNode> parse(String text) throws IOException {
    try (MappingIterator<JsonNode> read = YAML.readerFor(JsonNode.class).readValues(text)) {
      return read.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }

  static List<JsonNode> documents(String file) {
    try (MappingIterator<JsonNode> read =
        YAML.readerFor(JsonNode.class).readValues(BASE.resolve(file).toFile())) {
      return new ArrayList<>(read.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
