package io.followspot.checks.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.followspot.checks.gateway.HistorySql.Condition;
import io.followspot.json.TimestampFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Different questions over cameras, times, lines and limits, with the answers that SQL gives. */
final class ScriptedQuestions {
  private static final long SECOND_US = 1_000_000;

  private final HistorySql sql;
  private final List<String> cameras;
  private final Random random;
  private final long firstUs;
  private final long lastUs;

  ScriptedQuestions(HistorySql sql, List<String> cameras, long seed) {
    this.sql = sql;
    this.cameras = cameras;
    random = new Random(seed);
    firstUs = sql.ofTracks("min(first_seen_us)", HistorySql.at(cameras));
    lastUs = sql.ofTracks("max(last_seen_us)", HistorySql.at(cameras));
  }

  /**
   * A question.
   *
   * @param tool that answers it
   * @param arguments for the tool
   * @param expected by SQL: a list of ids, or numbers by name
   * @param cited the ids of all events that must be cited, by SQL; null if there are others
   * @param answered reads the same from the tool's data
   */
  record Question(
      String tool,
      Map<String, Object> arguments,
      Object expected,
      List<String> cited,
      Function<JsonNode, Object> answered) {
    /** Whether there is something to find. */
    boolean isAboutSomething() {
      return expected instanceof List<?> list ? !list.isEmpty() : !((Map<?, ?>) expected).isEmpty();
    }
  }

  /** So many, no two alike. */
  List<Question> generate(int number) {
    List<Supplier<Question>> kinds =
        List.of(
            this::search,
            this::inRegion,
            this::crossers,
            this::count,
            this::crossings,
            this::track,
            this::activity);
    Map<String, Question> questions = new LinkedHashMap<>();
    for (int i = 0; questions.size() < number; i++) {
      Question question = kinds.get(i % kinds.size()).get();
      questions.put(question.tool() + question.arguments(), question);
    }
    return List.copyOf(questions.values());
  }

  private Question search() {
    Span span = span();
    int seconds = random.nextInt(6);
    int limit = one(List.of(1, 2, 3, 5, 50, 500));
    List<String> at = someCameras();
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("min_duration", one(List.of(String.valueOf(seconds), "PT" + seconds + "S")));
    arguments.put("limit", limit);
    Condition where = span.seen(at).and("duration_us >= ?", seconds * SECOND_US);
    return new Question(
        "search_tracks",
        arguments,
        sql.tracks(where, limit),
        null,
        data -> data.path("tracks").findValuesAsText("track_id"));
  }

  private Question inRegion() {
    Span span = span();
    List<String> at = someCameras();
    String region = one(List.of("middle", "side", "floor", "corner"));
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("zone", region);
    Condition where =
        span.seen(at)
            .and("track_id in (select e.track_id from events e where e.region_id = ?)", region);
    return new Question(
        "search_tracks",
        arguments,
        sql.tracks(where, 50),
        null,
        data -> data.path("tracks").findValuesAsText("track_id"));
  }

  private Question crossers() {
    Span span = span();
    List<String> at = someCameras();
    String line = one(List.of("middle", "side"));
    boolean forward = random.nextBoolean();
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("line", line);
    arguments.put("direction", forward ? "forward" : "backward");
    Condition where = span.happened(at).and("region_id = ?", line).and("forward = ?", forward);
    return new Question(
        "search_tracks",
        arguments,
        sql.crossers(where),
        null,
        data -> sorted(data.path("tracks").findValuesAsText("track_id")));
  }

  private Question count() {
    Span span = span();
    List<String> at = someCameras();
    double sure = one(List.of(0.0, 0.3, 0.5, 0.8, 0.9, 1.0));
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("min_confidence", sure);
    arguments.put("bucket", one(List.of("PT1H", "PT2S", "1", "60")));
    return new Question(
        "count",
        arguments,
        sql.tallies(span.happened(at), sure),
        sql.crossings(span.happened(at)),
        ScriptedQuestions::tallies);
  }

  private Question crossings() {
    Span span = span();
    List<String> at = someCameras();
    String line = one(List.of("middle", "side"));
    double sure = one(List.of(0.0, 0.5, 0.8));
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("line", line);
    arguments.put("min_confidence", sure);
    arguments.put("limit", 500);
    Condition where =
        span.happened(at)
            .and("region_id = ?", line)
            .and("coalesce(confidence, 1) >= ?", (float) sure);
    List<String> found = sql.crossings(where);
    return new Question(
        "find_crossings",
        arguments,
        found,
        found,
        data -> sorted(data.path("crossings").findValuesAsText("event_id")));
  }

  private Question track() {
    String id = one(sql.tracks(HistorySql.at(cameras), 500));
    List<String> events = sql.eventsOf(id);
    return new Question(
        "get_track",
        Map.of("track_id", id),
        events,
        events,
        data -> data.path("events").findValuesAsText("event_id"));
  }

  private Question activity() {
    Span span = span();
    List<String> at = someCameras();
    Map<String, Object> arguments = span.arguments(at);
    arguments.put("bucket", "PT1H");
    Map<String, Long> expected = sql.byCamera("tracks", span.seen(at), "tracks");
    Condition crossed = span.happened(at).and("type = ?", "line_crossed");
    expected.putAll(sql.byCamera("events", crossed, "crossings"));
    return new Question(
        "activity",
        arguments,
        expected,
        sql.crossings(span.happened(at)),
        data -> {
          Map<String, Long> numbers = new TreeMap<>();
          for (JsonNode camera : data.path("cameras")) {
            for (String what : List.of("tracks", "crossings")) {
              String name = camera.path("camera_id").asText() + " " + what;
              camera.path(what).forEach(it -> add(numbers, name, it.asLong()));
            }
          }
          return numbers;
        });
  }

  private static Object tallies(JsonNode data) {
    Map<String, Long> numbers = new TreeMap<>();
    for (String regions : List.of("line", "zone")) {
      for (JsonNode region : data.path(regions + "s")) {
        String name =
            region.path("camera_id").asText() + " " + region.path(regions + "_id").asText() + " ";
        for (String what :
            List.of(
                "forward", "backward", "forward_unsure", "backward_unsure", "entered", "exited")) {
          add(numbers, name + what, region.path(what).asLong());
        }
      }
    }
    return numbers;
  }

  private static void add(Map<String, Long> numbers, String name, long number) {
    if (number != 0) {
      numbers.merge(name, number, Long::sum);
    }
  }

  private static List<String> sorted(List<String> ids) {
    return new ArrayList<>(new TreeSet<>(ids));
  }

  /** A stretch of time in which something may have happened. */
  private record Span(long fromUs, long toUs) {
    Map<String, Object> arguments(List<String> cameras) {
      Map<String, Object> arguments = new TreeMap<>();
      arguments.put("camera", String.join(",", cameras));
      arguments.put("from", TimestampFormat.format(fromUs));
      arguments.put("to", TimestampFormat.format(toUs));
      return arguments;
    }

    Condition seen(List<String> cameras) {
      return HistorySql.at(cameras)
          .and("last_seen_us >= ?", fromUs)
          .and("first_seen_us <= ?", toUs);
    }

    Condition happened(List<String> cameras) {
      return HistorySql.at(cameras)
          .and("occurred_at_us >= ?", fromUs)
          .and("occurred_at_us <= ?", toUs);
    }
  }

  /** Half of the footage or more, in three of four cases. */
  private Span span() {
    long length = lastUs - firstUs;
    boolean wide = random.nextInt(4) > 0;
    long from = firstUs + (long) (random.nextDouble() * length * (wide ? 0.25 : 0.9));
    long to = wide ? lastUs - (long) (random.nextDouble() * length * 0.25) : from + length / 10;
    return new Span(from, to);
  }

  private List<String> someCameras() {
    int which = random.nextInt(cameras.size() + 1);
    return which == cameras.size() ? cameras : List.of(cameras.get(which));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
