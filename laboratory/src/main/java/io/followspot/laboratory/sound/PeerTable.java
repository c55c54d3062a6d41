package io.followspot.laboratory.sound;

import io.followspot.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores of other cancellers: {@code peers.tsv}, one clip and canceller per line. */
final class PeerTable {
  private static final int COLUMNS = 8;

  private PeerTable() {}

  /** Returns scores by set, canceller and clip; empty if there is no file. */
  static Map<String, Map<String, Map<String, ClipScores>>> read(Path file) {
    Map<String, Map<String, Map<String, ClipScores>>> table = new LinkedHashMap<>();
    if (!Files.isRegularFile(file)) {
      return table;
    }
    try {
      List<String> lines = Files.readAllLines(file);
      for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
          throw new CliException(file + ": a line has " + cells.length + " cells, not " + COLUMNS);
        }
        ClipScores scores =
            new ClipScores(number(cells[3]), number(cells[4]), number(cells[5]), number(cells[7]));
        table
            .computeIfAbsent(cells[0], set -> new LinkedHashMap<>())
            .computeIfAbsent(cells[2], canceller -> new LinkedHashMap<>())
            .put(cells[1], scores);
      }
      return table;
    } catch (IOException | NumberFormatException e) {
      throw new CliException(file + " cannot be read: " + e.getMessage());
    }
  }

  private static double number(String cell) {
    return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
  }
}
