package io.followspot.cli.track;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import io.followspot.terminal.TimeInput;
import io.followspot.terminal.gateway.GatewayClient;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
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

/** Searches the history. */
@Command(
    name = "find",
    description = "Finds tracks by their properties, the last seen first.",
    mixinStandardHelpOptions = true)
final class FindCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "Of these cameras.")
  private List<String> cameras = List.of();

  @Option(
      names = "--status",
      paramLabel = "WORD",
      split = ",",
      description = "confirmed, stationary, lost or ended.")
  private List<String> statuses = List.of();

  @Option(names = "--label", paramLabel = "WORD", split = ",", description = "Of these classes.")
  private List<String> labels = List.of();

  @Option(
      names = "--zone",
      paramLabel = "ID",
      split = ",",
      description = "That entered or crossed one of these zones and lines.")
  private List<String> zones = List.of();

  @Option(
      names = "--line",
      paramLabel = "ID",
      split = ",",
      description = "That crossed one of these lines; --from and --to are then of the crossing.")
  private List<String> lines = List.of();

  @Option(
      names = "--direction",
      paramLabel = "WORD",
      description = "That crossed a line forward, backward, or as the line calls it.")
  private @Nullable String direction;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Last seen at this time or later: " + TimeInput.EXAMPLES + ".")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "First seen at this time or earlier.")
  private @Nullable String to;

  @Option(
      names = "--min-duration",
      paramLabel = "SECONDS",
      description = "Visible for at least this long.")
  private @Nullable String minDuration;

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
    List<JsonNode> found = find(gateway.client());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      found.forEach(out::println);
    } else if (found.isEmpty()) {
      out.println("No such tracks.");
    } else {
      Table table = new Table("TRACK", "STATUS", "WHAT", "FIRST SEEN", "FOR", "ZONES");
      found.forEach(track -> row(table, track));
      table.print(out, spec.commandLine().getColorScheme().ansi());
    }
    out.flush();
    return 0;
  }

  private List<JsonNode> find(GatewayClient client) throws InterruptedException {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("camera", cameras);
    parameters.put("status", statuses);
    parameters.put("label", labels);
    parameters.put("zone", zones);
    parameters.put("line", lines);
    parameters.put("direction", listOf(direction));
    parameters.putAll(TimeInput.here().range(from, to));
    parameters.put("min_duration", listOf(minDuration));
    return client.pages("v1/tracks", "tracks", parameters, limit);
  }

  private static void row(Table table, JsonNode track) {
    long first = LocalTimes.us(Instant.parse(track.path("first_seen").asText()));
    long last = LocalTimes.us(Instant.parse(track.path("last_seen").asText()));
    List<String> visited = new ArrayList<>();
    track.path("visits").forEach(visit -> visited.add(visit.path("zone_id").asText()));
    String label = track.path("label").asText();
    table.row(
        track.path("track_id").asText(),
        track.path("status").asText(),
        label.isEmpty() ? "object" : label,
        LocalTimes.dayAndTime(first),
        LocalTimes.length(last - first),
        visited.isEmpty() ? "" : String.join(" ", visited));
  }

  private static List<String> listOf(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
