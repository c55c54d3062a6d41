package io.followspot.cli.mcp;

import io.followspot.terminal.CliException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The valid arguments of a call, by the names of their parameters. */
final class ToolArguments {
  private final Map<String, String> values;

  private ToolArguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Checks the arguments of a call.
   *
   * @throws CliException if some are wrong; its message names each one and what it must be
   */
  static ToolArguments of(List<ToolParameter> parameters, Map<String, Object> given) {
    List<String> problems = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    for (ToolParameter parameter : parameters) {
      Object value = given.get(parameter.name());
      if (value == null) {
        if (parameter.required()) {
          problems.add(parameter.name() + " is missing: it " + parameter.kind().rule());
        }
      } else if (parameter.kind().accepts(value)) {
        values.put(parameter.name(), value.toString());
      } else {
        problems.add(
            parameter.name() + " " + parameter.kind().rule() + "; it was \"" + value + "\"");
      }
    }
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    parameters.forEach(it -> unknown.remove(it.name()));
    unknown.forEach(
        it -> problems.add(it + " is not a parameter of this tool: " + known(parameters)));
    if (!problems.isEmpty()) {
      throw new CliException(String.join("\n", problems));
    }
    return new ToolArguments(values);
  }

  /** The value of a required argument. */
  String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no required argument: " + name);
    }
    return value;
  }

  /** All as parameters of the gateway, without some. */
  Map<String, List<String>> without(String... names) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    values.forEach((name, value) -> parameters.put(name, List.of(value)));
    List.of(names).forEach(parameters::remove);
    return parameters;
  }

  private static String known(List<ToolParameter> parameters) {
    return parameters.isEmpty()
        ? "it has none"
        : "it has "
            + parameters.stream().map(ToolParameter::name).collect(Collectors.joining(", "));
  }
}
