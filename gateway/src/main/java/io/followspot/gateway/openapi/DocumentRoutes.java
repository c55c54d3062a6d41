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

/** {@code /openapi.yaml} and {@code /openapi.json}: the OpenAPI 3.1 document of all routes. */
public final class DocumentRoutes {
  private static final String VERSION_PLACEHOLDER = "{followspot.version}";

  private final byte[] yaml;
  private final byte[] json;

  /** Reads the document. */
  public DocumentRoutes() {
    try (InputStream in =
        Objects.requireNonNull(DocumentRoutes.class.getResourceAsStream("openapi.yaml"))) {
      yaml =
          new String(in.readAllBytes(), UTF_8)
              .replace(VERSION_PLACEHOLDER, Version.CURRENT)
              .getBytes(UTF_8);
      JsonNode document = new YAMLMapper().readTree(yaml);
      json = JsonText.bytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        document("/openapi.yaml", "application/yaml", yaml),
        document("/openapi.json", "application/json", json));
  }

  private static Route document(String path, String type, byte[] text) {
    return new Route(
        "GET", path, Role.ANYONE, Route.Kind.PLAIN, Set.of(), call -> call.bytes(type, text));
  }
}
