package io.followspot.laboratory.annotate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.followspot.terminal.CrossingThreshold;
import io.followspot.terminal.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * The summary of a film, as text and as JSON.
 *
 * @param summary tracks and crossings
 * @param frames that were read
 * @param refused of these, which could not be decoded
 * @param lengthUs capture time of the last frame since the first
 */
record SummaryReport(FilmSummary summary, long frames, int refused, long lengthUs) {
  void print(PrintWriter out, Ansi ansi) {
    out.printf(
        Locale.ROOT,
        "%,d frames, %.1f s; %d confirmed %s%n",
        frames,
        lengthUs / 1e6,
        summary.tracks().size(),
        summary.tracks().size() == 1 ? "track" : "tracks");
    if (refused > 0) {
      out.printf(Locale.ROOT, "%,d frames could not be decoded and were left out%n", refused);
    }
    if (!summary.tracks().isEmpty()) {
      out.println();
      Table table =
          new Table("track", "label", "from s", "to s", "detected %", "moved px", "doubt");
      for (TrackSummary track : summary.tracks()) {
        table.row(
            "#" + track.ordinal(),
            track.label(),
            seconds(track.firstSeenUs()),
            seconds(track.lastSeenUs()),
            String.format(Locale.ROOT, "%.0f", 100 * track.detectedShare()),
            String.format(Locale.ROOT, "%.0f", track.distancePx()),
            String.join(", ", track.doubts()));
      }
      table.print(out, ansi);
    }
    if (!summary.crossings().isEmpty()) {
      out.println();
      Table table =
          new Table("line", "crossings", "forward", "backward", "by doubtful tracks", "unsure");
      for (Map.Entry<String, int[]> line : summary.crossings().entrySet()) {
        int[] counts = line.getValue();
        table.row(
            line.getKey(),
            (long) counts[0] + counts[1],
            (long) counts[0],
            (long) counts[1],
            doubtful(line.getKey()),
            unsure(line.getKey()));
      }
      table.print(out, ansi);
    }
    out.flush();
  }

  String toJson() {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("frames", frames).put("refused", refused).put("length_us", lengthUs);
    ArrayNode tracks = root.putArray("tracks");
    for (TrackSummary track : summary.tracks()) {
      ObjectNode node = tracks.addObject();
      node.put("ordinal", track.ordinal())
          .put("label", track.label())
          .put("first_seen_us", track.firstSeenUs())
          .put("last_seen_us", track.lastSeenUs())
          .put("detected_share", track.detectedShare())
          .put("distance_px", track.distancePx());
      ArrayNode doubts = node.putArray("doubts");
      track.doubts().forEach(doubts::add);
    }
    ArrayNode lines = root.putArray("lines");
    summary
        .crossings()
        .forEach(
            (line, counts) ->
                lines
                    .addObject()
                    .put("line", line)
                    .put("forward", counts[0])
                    .put("backward", counts[1])
                    .put("doubtful", doubtful(line))
                    .put("unsure", unsure(line)));
    return root.toString();
  }

  private long doubtful(String line) {
    List<TrackSummary> tracks = summary.tracks();
    return tracks.stream()
        .filter(track -> !track.doubts().isEmpty())
        .flatMap(track -> track.crossings().stream())
        .filter(crossing -> crossing.regionId().equals(line))
        .count();
  }

  /** Crossings that the page does not count: how sure they are is below one half. */
  private long unsure(String line) {
    return summary.tracks().stream()
        .flatMap(track -> track.crossings().stream())
        .filter(crossing -> crossing.regionId().equals(line))
        .filter(crossing -> crossing.confidence() < CrossingThreshold.SURE)
        .count();
  }

  private static String seconds(long atUs) {
    return String.format(Locale.ROOT, "%.1f", atUs / 1e6);
  }
}
