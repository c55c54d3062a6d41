package io.followspot.cli.mcp;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.process.Version;
import io.followspot.terminal.CliException;
import io.followspot.terminal.gateway.GatewayClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Serves tools that read from a gateway, over a pair of streams. */
final class ToolServer {
  private static final String INSTRUCTIONS =
      "History of a multi-camera tracking system, read only. Times are RFC 3339 capture times, in"
          + " UTC in answers. Every answer has data, and citations: ids of committed events and"
          + " their Kafka topic. as_of: everything that was committed by then is in the answer."
          + " Begin with list_cameras for the ids of cameras, zones and lines.";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GatewayClient gateway;

  /** Creates a server of this gateway's history, with the rights of the client's token. */
  ToolServer(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** All tools. */
  static List<HistoryTool> tools() {
    return Stream.of(SystemTools.all(), TrackTools.all(), CountTools.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Starts to answer the messages of a stream; ends with it. */
  McpSyncServer serve(InputStream in, OutputStream out) {
    return McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper(), in, out))
        .serverInfo("followspot", Version.CURRENT)
        .instructions(INSTRUCTIONS)
        .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
        // ToolArguments checks them: its messages say what to do.
        .validateToolInputs(false)
        .jsonSchemaValidator(new NoValidation())
        .tools(tools().stream().map(this::specification).toList())
        .build();
  }

  private SyncToolSpecification specification(HistoryTool tool) {
    McpSchema.Tool described =
        McpSchema.Tool.builder(tool.name(), tool.inputSchema())
            .description(tool.description())
            .annotations(
                McpSchema.ToolAnnotations.builder()
                    .readOnlyHint(true)
                    .destructiveHint(false)
                    .idempotentHint(true)
                    .openWorldHint(false)
                    .build())
            .build();
    return new SyncToolSpecification(
        described,
        (exchange, request) -> {
          Map<String, Object> arguments = request.arguments();
          return answer(tool, arguments == null ? Map.of() : arguments);
        });
  }

  /** Calls a tool; what fails becomes an error of the tool, for the model to read. */
  CallToolResult answer(HistoryTool tool, Map<String, Object> arguments) {
    try {
      ObjectNode json = tool.call(gateway, arguments).json();
      return CallToolResult.builder()
          .structuredContent(JSON.convertValue(json, new TypeReference<Map<String, Object>>() {}))
          .addTextContent(json.toString())
          .isError(false)
          .build();
    } catch (CliException e) {
      return failure(tool.name() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failure(tool.name() + " was interrupted: the server is ending");
    }
  }

  private static CallToolResult failure(String text) {
    return CallToolResult.builder().addTextContent(text).isError(true).build();
  }

  /** Accepts the schemas of the tools, which are written here. */
  private static final class NoValidation implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object value) {
      return ValidationResponse.asValid(String.valueOf(value));
    }
  }
}
