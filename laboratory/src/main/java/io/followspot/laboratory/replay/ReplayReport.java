package io.followspot.laboratory.replay;

import io.followspot.json.MessageJson;
import io.followspot.protos.v1.AlertEvent;
import io.followspot.protos.v1.CameraEvent;
import io.followspot.protos.v1.SoundEvent;
import io.followspot.protos.v1.TrackEvent;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** The result of a replay, as text and as JSON. */
final class ReplayReport {
  private final String cameraId;
  private final long frames;
  private final Comparison comparison;
  private final List<String> gaps;

  /** By type of event: committed, replayed. */
  private final Map<String, long[]> counts = new TreeMap<>();

  /** A recording with gaps is not compared. */
  ReplayReport(
      String cameraId,
      long frames,
      List<LoggedEvent> replayed,
      List<LoggedEvent> committed,
      List<String> gaps) {
    this.cameraId = cameraId;
    this.frames = frames;
    this.gaps = gaps;
    this.comparison = Comparison.of(replayed, committed);
    committed.forEach(event -> countsOf(event)[0]++);
    replayed.forEach(event -> countsOf(event)[1]++);
  }

  /** Whether the recording is complete and the replay gave the committed events. */
  boolean isSame() {
    return gaps.isEmpty() && comparison.holds();
  }

  private long[] countsOf(LoggedEvent event) {
    return counts.computeIfAbsent(type(event), type -> new long[2]);
  }

  private static String type(LoggedEvent event) {
    if (event.message() instanceof SoundEvent sound) {
      return "sound " + MessageJson.word(sound.getType());
    }
    if (event.message() instanceof AlertEvent alert) {
      return "alert " + MessageJson.word(alert.getKind());
    }
    return event.message() instanceof TrackEvent track
        ? "track " + MessageJson.word(track.getType())
        : "camera " + MessageJson.word(((CameraEvent) event.message()).getType());
  }

  void print(PrintWriter out, Ansi ansi, int show) {
    out.printf("Camera %s: %,d frames replayed%n%n", cameraId, frames);
    Table table = new Table("event", "committed", "replayed");
    counts.forEach((type, count) -> table.row(type.replace('_', ' '), count[0], count[1]));
    table.print(out, ansi);
    out.println();
    if (!gaps.isEmpty()) {
      gaps.forEach(out::println);
      out.println("Everything after them depends on it, so nothing is compared.");
      return;
    }
    if (comparison.holds()) {
      out.printf("All %,d events are equal, byte for byte.%n", comparison.equal());
      return;
    }
    out.printf(
        "%,d events are equal, byte for byte; %,d differ from the committed ones:%n",
        comparison.equal(), comparison.differences().size());
    comparison.differences().stream().limit(show).forEach(d -> out.println("  " + d));
    if (comparison.differences().size() > show) {
      out.printf("  and %,d more (--show N)%n", comparison.differences().size() - show);
    }
  }

  Map<String, @Nullable Object> toMap(int show) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("camera_id", cameraId);
    map.put("frames", frames);
    map.put("same", gaps.isEmpty() ? comparison.holds() : null);
    map.put("missing", gaps);
    map.put("committed", comparison.committed());
    map.put("replayed", comparison.expected());
    if (gaps.isEmpty()) {
      map.put("equal", comparison.equal());
    }
    Map<String, Object> byType = new LinkedHashMap<>();
    counts.forEach(
        (type, count) -> byType.put(type, Map.of("committed", count[0], "replayed", count[1])));
    map.put("events", byType);
    if (!gaps.isEmpty()) {
      return map;
    }
    List<Object> differences = new ArrayList<>();
    comparison.differences().stream()
        .limit(show)
        .forEach(
            d ->
                differences.add(
                    Map.of(
                        "kind", d.kind().words(),
                        "event_id", d.eventId(),
                        "detail", d.detail())));
    map.put("differences", differences);
    return map;
  }
}
