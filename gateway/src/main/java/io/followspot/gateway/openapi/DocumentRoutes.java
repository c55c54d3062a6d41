package io.followspot.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.followspot.gateway.access.Role;
import io.followspot.gateway.http.JsonText;
import io.followspot.gateway.http.Route;
import io.followspot.process.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * {@code /openapi.yaml} and {@code /openapi.json}: the OpenAPI 3.1 document of all routes; {@code
 * /asyncapi.yaml} and {@code /asyncapi.json}: the AsyncAPI 3.0 document of all topics.
 */
public final class DocumentRoutes {
  private static final String VERSION_PLACEHOLDER = "{followspot.version}";
  private static final YAMLMapper YAML = new YAMLMapper();

  private final byte[] openApiYaml;
  private final byte[] openApiJson;
  private final byte[] asyncApiYaml;
  private final byte[] asyncApiJson;

  /** Reads the documents. */
  public DocumentRoutes() {
    try {
      openApiYaml = text("openapi.yaml").getBytes(UTF_8);
      openApiJson = JsonText.bytes(YAML.readTree(openApiYaml));
      JsonNode asyncApi = AsyncApiDocument.withSchemas(YAML.readTree(text("asyncapi.yaml")));
      asyncApiYaml = YAML.writeValueAsBytes(asyncApi);
      asyncApiJson = JsonText.bytes(asyncApi);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(DocumentRoutes.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8).replace(VERSION_PLACEHOLDER, Version.CURRENT);
    }
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        document("/openapi.yaml", "application/yaml", openApiYaml),
        document("/openapi.json", "application/json", openApiJson),
        document("/asyncapi.yaml", "application/yaml", asyncApiYaml),
        document("/asyncapi.json", "application/json", asyncApiJson));
  }

  private static Route document(String path, String type, byte[] text) {
    return new Route(
        "GET", path, Role.ANYONE, Route.Kind.PLAIN, Set.of(), call -> call.bytes(type, text));
  }
}
