package io.followspot.checks.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.followspot.checks.Project;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client of {@code ./followspot mcp}, which it starts as a process and ends. */
final class McpSession implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final McpSyncClient client;

  private McpSession(McpSyncClient client) {
    this.client = client;
  }

  /** Starts the server with the rights of a token, and greets it. */
  static McpSession start(URI gateway, Path tokenFile, Path home) {
    List<String> command = command(gateway, tokenFile);
    ServerParameters parameters =
        ServerParameters.builder(command.get(0))
            .args(command.subList(1, command.size()))
            .env(environment(home))
            .build();
    McpSyncClient client =
        McpClient.sync(new StdioClientTransport(parameters, McpJsonDefaults.getMapper()))
            .requestTimeout(PATIENCE)
            .initializationTimeout(PATIENCE)
            .jsonSchemaValidator(new AnySchema())
            .build();
    client.initialize();
    return new McpSession(client);
  }

  /** The command that starts the server. */
  static List<String> command(URI gateway, Path tokenFile) {
    return List.of(
        Project.root().resolve("followspot").toString(),
        "mcp",
        "--gateway",
        gateway.toString(),
        "--token-file",
        tokenFile.toString());
  }

  /** Environment variables for it. */
  static Map<String, String> environment(Path home) {
    return Map.of(
        "FOLLOWSPOT_NO_BUILD",
        "1",
        "FOLLOWSPOT_HOME",
        home.toString(),
        "JAVA_HOME",
        System.getProperty("java.home"));
  }

  /** The names of the tools. */
  List<String> tools() {
    return client.listTools().tools().stream().map(McpSchema.Tool::name).toList();
  }

  /** The answer of a tool, which must not be an error. */
  JsonNode ask(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as("%s %s: %s", tool, arguments, text(result)).isFalse();
    return new ObjectMapper().valueToTree(result.structuredContent());
  }

  /** The text of an answer, be it data or an error. */
  String text(String tool, Map<String, Object> arguments) {
    return text(call(tool, arguments));
  }

  /** The text of the error that a tool answers with. */
  String error(String tool, Map<String, Object> arguments) {
    McpSchema.CallToolResult result = call(tool, arguments);
    assertThat(result.isError()).as("%s %s: %s", tool, arguments, text(result)).isTrue();
    return text(result);
  }

  private McpSchema.CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
  }

  private static String text(McpSchema.CallToolResult result) {
    List<String> texts = new ArrayList<>();
    for (McpSchema.Content content : result.content()) {
      if (content instanceof McpSchema.TextContent text) {
        texts.add(text.text());
      }
    }
    return String.join("\n", texts);
  }

  @Override
  public void close() {
    client.closeGracefully();
  }

  /** Accepts everything: no tool describes its output. */
  private static final class AnySchema implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object value) {
      return ValidationResponse.asValid(String.valueOf(value));
    }
  }
}
