package io.followspot.cli.mcp;

import io.followspot.terminal.gateway.GatewayClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tool that reads from the gateway.
 *
 * @param name in snake_case
 * @param description what it answers
 * @param parameters that it takes; it refuses others
 * @param reader how it reads
 */
record HistoryTool(String name, String description, List<ToolParameter> parameters, Reader reader) {
  HistoryTool {
    parameters = List.copyOf(parameters);
  }

  /** Reads an answer from the gateway. */
  interface Reader {
    /** Calls the gateway with valid arguments. */
    CitedAnswer read(GatewayClient gateway, ToolArguments arguments) throws InterruptedException;
  }

  /** The JSON schema of the arguments. */
  Map<String, Object> inputSchema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    parameters.forEach(it -> properties.put(it.name(), it.kind().schema(it.description())));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put(
        "required",
        parameters.stream().filter(ToolParameter::required).map(ToolParameter::name).toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /**
   * Answers a call.
   *
   * @throws io.followspot.terminal.CliException if an argument is wrong or the gateway refuses
   */
  CitedAnswer call(GatewayClient gateway, Map<String, Object> arguments)
      throws InterruptedException {
    return reader.read(gateway, ToolArguments.of(parameters, arguments));
  }
}
