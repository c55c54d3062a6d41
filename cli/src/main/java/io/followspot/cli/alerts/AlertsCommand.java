package io.followspot.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import io.followspot.terminal.TimeInput;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists alerts. */
@Command(
    name = "alerts",
    description = "Lists the alerts of cameras' rules, the latest first.",
    mixinStandardHelpOptions = true)
public final class AlertsCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "Of these cameras.")
  private List<String> cameras = List.of();

  @Option(
      names = "--severity",
      paramLabel = "WORD",
      description = "At least info, warning or critical.")
  private @Nullable String severity;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "At this time or later: " + TimeInput.EXAMPLES + ".")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "At this time or earlier.")
  private @Nullable String to;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Maximum number of results (default: 20).")
  private int limit = 20;

  @Option(names = "--json", description = "One JSON object per line.")
  private boolean json;

  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    List<JsonNode> found = gateway.client().pages("v1/alerts", "alerts", parameters(), limit);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      found.forEach(out::println);
    } else if (found.isEmpty()) {
      out.println("No alerts.");
    } else {
      Table table = new Table("TIME", "SEVERITY", "CAMERA", "RULE", "WHAT", "TRACK");
      found.forEach(alert -> row(table, alert));
      table.print(out, spec.commandLine().getColorScheme().ansi());
    }
    out.flush();
    return 0;
  }

  private Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("camera", cameras);
    parameters.put("severity", severity == null ? List.of() : List.of(severity));
    parameters.putAll(TimeInput.here().range(from, to));
    return parameters;
  }

  private static void row(Table table, JsonNode alert) {
    long atUs = LocalTimes.us(Instant.parse(alert.path("at").asText()));
    String name = alert.path("rule_name").asText();
    table.row(
        LocalTimes.dayAndTime(atUs),
        alert.path("severity").asText(),
        alert.path("camera_id").asText(),
        name.isEmpty() ? alert.path("rule_id").asText() : name,
        alert.path("text").asText(),
        alert.path("track_id").asText());
  }
}
