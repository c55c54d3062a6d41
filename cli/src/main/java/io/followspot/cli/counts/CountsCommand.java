package io.followspot.cli.counts;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.terminal.CliException;
import io.followspot.terminal.CrossingThreshold;
import io.followspot.terminal.LocalTimes;
import io.followspot.terminal.Table;
import io.followspot.terminal.TimeInput;
import io.followspot.terminal.TimeInput.End;
import io.followspot.terminal.gateway.GatewayClient;
import io.followspot.terminal.gateway.GatewayOptions;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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

/** Shows what was counted. */
@Command(
    name = "counts",
    description = {
      "Shows what lines and zones counted, today unless told otherwise.",
      "Of a day it shows the day and the week before, too; of today as far as that time of the day."
    },
    mixinStandardHelpOptions = true)
public final class CountsCommand implements Callable<Integer> {
  @Option(
      names = {"-c", "--camera"},
      paramLabel = "ID",
      split = ",",
      description = "Of these cameras.")
  private List<String> cameras = List.of();

  @Option(names = "--line", paramLabel = "ID", split = ",", description = "Of these lines only.")
  private List<String> lines = List.of();

  @Option(names = "--today", description = "Since midnight (the default).")
  private boolean today;

  @Option(names = "--yesterday", description = "The whole day before.")
  private boolean yesterday;

  @Option(names = "--date", paramLabel = "DAY", description = "That day, as 2026-11-28.")
  private @Nullable LocalDate date;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "From this time on: " + TimeInput.EXAMPLES + ".")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Up to this time.")
  private @Nullable String to;

  @Option(
      names = "--min-confidence",
      paramLabel = "NUMBER",
      description = {
        "Count crossings that are less sure, from 0 to 1, as unsure (default: 0.5);",
        "with --list leave them out (default: 0, list all)."
      })
  private @Nullable Float minConfidence;

  @Option(names = "--list", description = "List each crossing, the latest first.")
  private boolean list;

  @Option(
      names = "--direction",
      paramLabel = "WORD",
      description = "With --list: forward, backward, or what the line calls it.")
  private @Nullable String direction;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "With --list: at most so many (default: 50).")
  private int limit = 50;

  @Option(names = "--json", description = "As JSON; with --list one object per line.")
  private boolean json;

  @Mixin private final GatewayOptions gateway = new GatewayOptions();
  @Spec private CommandSpec spec;
  private final Clock clock = Clock.systemDefaultZone();

  @Override
  public Integer call() throws InterruptedException {
    LocalDay range = range();
    GatewayClient client = gateway.client();
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(client, range, out);
    } else {
      counts(client, range, out);
    }
    out.flush();
    return 0;
  }

  private LocalDay range() {
    boolean range = from != null || to != null;
    if ((today ? 1 : 0) + (yesterday ? 1 : 0) + (date != null ? 1 : 0) + (range ? 1 : 0) > 1) {
      throw new CliException("give one of --today, --yesterday, --date, or --from and --to");
    }
    LocalDate now = LocalDate.now(clock);
    if (!range) {
      return LocalDay.of(yesterday ? now.minusDays(1) : date == null ? now : date, clock);
    }
    TimeInput times = new TimeInput(clock);
    Instant begin = times.parse(from == null ? "today" : from, End.FROM);
    Instant end = to == null ? clock.instant() : times.parse(to, End.TO);
    if (end.isBefore(begin)) {
      throw new CliException("--to is before --from");
    }
    return new LocalDay(begin, end);
  }

  private void counts(GatewayClient client, LocalDay range, PrintWriter out)
      throws InterruptedException {
    JsonNode counted = counts(client, range);
    if (json) {
      out.println(counted);
      return;
    }
    JsonNode registered = client.get("v1/cameras", Map.of());
    Map<CountRows.Key, Long> rows = CountRows.of(counted, registered, cameras, lines);
    Map<CountRows.Key, Long> unsure = CountRows.unsure(counted);
    out.println(
        LocalTimes.dayAndTime(LocalTimes.us(range.from())).substring(0, 16)
            + " to "
            + LocalTimes.dayAndTime(LocalTimes.us(range.to())).substring(0, 16));
    if (rows.isEmpty()) {
      out.println("No lines or zones. Add one with ./followspot camera zones ID --line ...");
      return;
    }
    if (from != null || to != null) {
      Table table = new Table("CAMERA", "LINE OR ZONE", "WHAT", "COUNT", "UNSURE");
      rows.forEach(
          (key, n) -> table.row(cells(key, registered, List.of(n, unsure.getOrDefault(key, 0L)))));
      table.print(out, spec.commandLine().getColorScheme().ansi());
      return;
    }
    Map<CountRows.Key, Long> day = compared(client, range.before(1, clock.getZone()), registered);
    Map<CountRows.Key, Long> week = compared(client, range.before(7, clock.getZone()), registered);
    Table table =
        new Table("CAMERA", "LINE OR ZONE", "WHAT", "COUNT", "UNSURE", "DAY BEFORE", "WEEK BEFORE");
    rows.forEach(
        (key, n) ->
            table.row(
                cells(
                    key,
                    registered,
                    List.of(
                        n,
                        unsure.getOrDefault(key, 0L),
                        day.getOrDefault(key, 0L),
                        week.getOrDefault(key, 0L)))));
    table.print(out, spec.commandLine().getColorScheme().ansi());
  }

  private Map<CountRows.Key, Long> compared(
      GatewayClient client, LocalDay range, JsonNode registered) throws InterruptedException {
    return CountRows.of(counts(client, range), registered, cameras, lines);
  }

  private static Object[] cells(CountRows.Key key, JsonNode registered, List<Long> numbers) {
    List<Object> cells = new ArrayList<>();
    cells.add(key.cameraId());
    cells.add(key.regionId());
    cells.add(CountRows.name(key, registered));
    cells.addAll(numbers);
    return cells.toArray();
  }

  private JsonNode counts(GatewayClient client, LocalDay range) throws InterruptedException {
    Map<String, List<String>> parameters = parameters(range);
    parameters.put("bucket", List.of("PT24H"));
    float sure = minConfidence == null ? CrossingThreshold.SURE : minConfidence;
    parameters.put("min_confidence", List.of(Float.toString(sure)));
    return client.get("v1/counts", parameters);
  }

  private Map<String, List<String>> parameters(LocalDay range) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("camera", cameras);
    parameters.put("from", List.of(range.from().toString()));
    parameters.put("to", List.of(range.to().toString()));
    return parameters;
  }

  private void list(GatewayClient client, LocalDay range, PrintWriter out)
      throws InterruptedException {
    Map<String, List<String>> parameters = parameters(range);
    parameters.put("line", lines);
    parameters.put(
        "min_confidence",
        minConfidence == null ? List.of() : List.of(Float.toString(minConfidence)));
    parameters.put("direction", direction == null ? List.of() : List.of(direction));
    List<JsonNode> found = client.pages("v1/crossings", "crossings", parameters, limit);
    if (json) {
      found.forEach(out::println);
    } else {
      new CrossingList(found).print(out, spec.commandLine().getColorScheme().ansi());
    }
  }
}
