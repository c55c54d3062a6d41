package io.followspot.cli.mcp;

/**
 * A parameter of a tool. The gateway's parameter has the same name.
 *
 * @param name in snake_case
 * @param kind what values it takes
 * @param required whether the tool cannot be called without it
 * @param description what it means
 */
record ToolParameter(String name, ParameterKind kind, boolean required, String description) {
  /** One that may be absent. */
  static ToolParameter optional(String name, ParameterKind kind, String description) {
    return new ToolParameter(name, kind, false, description);
  }

  /** One that must be there. */
  static ToolParameter required(String name, ParameterKind kind, String description) {
    return new ToolParameter(name, kind, true, description);
  }
}
