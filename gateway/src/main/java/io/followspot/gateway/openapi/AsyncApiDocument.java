package io.followspot.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The AsyncAPI 3.0 document of all topics. In the repository a message names its .proto file
 * ({@code x-proto}); here the schema is the file's text, so that the document needs no other file.
 */
final class AsyncApiDocument {
  private static final String PROTO = "x-proto";
  private static final String PROTO_DIRECTORY = "protos/src/main/protobuf/";
  private static final String SCHEMA_FORMAT = "application/vnd.google.protobuf;version=3";

  private AsyncApiDocument() {}

  /** Adds the schemas to the document as it is in the repository. */
  static JsonNode withSchemas(JsonNode document) throws IOException {
    for (JsonNode message : document.at("/components/messages")) {
      String file = message.path(PROTO).asText();
      ((ObjectNode) message)
          .putObject("payload")
          .put("schemaFormat", SCHEMA_FORMAT)
          .put("schema", text(file.substring(PROTO_DIRECTORY.length())));
    }
    return document;
  }

  private static String text(String proto) throws IOException {
    ClassLoader loader = AsyncApiDocument.class.getClassLoader();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(proto), proto)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
