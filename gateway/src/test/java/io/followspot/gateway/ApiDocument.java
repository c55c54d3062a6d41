package io.followspot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.followspot.process.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The OpenAPI document, with validation of answers. */
public final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  private final ObjectNode root;
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  public ApiDocument() {
    try (InputStream in =
        Objects.requireNonNull(
            ApiDocument.class.getResourceAsStream("/io/followspot/gateway/openapi/openapi.yaml"))) {
      root = (ObjectNode) new YAMLMapper().readTree(in);
      // The gateway inserts it when it serves the document.
      ((ObjectNode) root.path("info")).put("version", Version.CURRENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ObjectNode root() {
    return root;
  }

  /** Every operation as {@code GET /v1/tracks}. */
  public Set<String> operations() {
    Set<String> all = new TreeSet<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (METHODS.contains(method)) {
                            all.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return all;
  }

  /** The query parameters of an operation. */
  public Set<String> parameters(String method, String path) {
    Set<String> names = new TreeSet<>();
    for (JsonNode listed : operation(method, path).path("parameters")) {
      JsonNode parameter = resolve(listed);
      if (parameter.path("in").asText().equals("query")) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  /** The schema of a query parameter. */
  public JsonNode parameter(String method, String path, String name) {
    for (JsonNode listed : operation(method, path).path("parameters")) {
      JsonNode parameter = resolve(listed);
      if (parameter.path("name").asText().equals(name)) {
        return resolve(parameter.path("schema"));
      }
    }
    throw new AssertionError(name);
  }

  /** Fails unless the document promises such an answer. */
  public void check(String method, String target, Answer answer) {
    if (method.equals("OPTIONS") || method.equals("HEAD")) {
      return;
    }
    String path = target.replaceAll("[?#].*", "");
    Optional<String> template = templateOf(path);
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    JsonNode schema;
    if (template.isEmpty() || operation(method, template.get()).isMissingNode()) {
      assertThat(answer.status()).as("%s %s", method, target).isIn(404, 405);
      schema = root.at("/components/schemas/Problem");
    } else {
      JsonNode responses = operation(method, template.get()).path("responses");
      JsonNode response = responses.path(String.valueOf(answer.status()));
      if (response.isMissingNode()) {
        assertThat(answer.status())
            .as("%s %s: %s", method, target, answer.text())
            .isGreaterThan(399);
        response = responses.path("default");
      }
      JsonNode content = resolve(response).path("content");
      if (content.isMissingNode()) {
        assertThat(answer.body()).isEmpty();
        return;
      }
      assertThat(content.has(type)).as("%s of %s %s", type, method, target).isTrue();
      schema = content.path(type).path("schema");
    }
    if (type.endsWith("json") && !schema.isMissingNode()) {
      assertThat(faults(schema, answer.json()))
          .as("%s %s: %s", method, target, answer.text())
          .isEmpty();
    }
  }

  /** What is wrong with a value by a schema, or by the name of one. */
  public List<String> faults(String name, JsonNode value) {
    return faults(root.at("/components/schemas/" + name), value);
  }

  private List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = root.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    List<String> faults = new ArrayList<>();
    SchemaValidatorsConfig strict =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    schemas.getSchema(whole, strict).validate(value).forEach(it -> faults.add(it.toString()));
    return faults;
  }

  private JsonNode operation(String method, String path) {
    return root.path("paths").path(path).path(method.toLowerCase(java.util.Locale.ROOT));
  }

  private Optional<String> templateOf(String path) {
    List<String> fits = new ArrayList<>();
    root.path("paths")
        .fieldNames()
        .forEachRemaining(
            template -> {
              String pattern = "\\Q" + template.replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q") + "\\E";
              if (path.matches(pattern)) {
                fits.add(template);
              }
            });
    return fits.stream().findFirst();
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
  }
}
