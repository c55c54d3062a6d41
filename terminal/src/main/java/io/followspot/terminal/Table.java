package io.followspot.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Rows under headings, each column as wide as its widest cell; numbers are right-aligned. */
public final class Table {
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** Creates an empty table. */
  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row: numbers are grouped by thousands, everything else is written as it is. */
  public Table row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(
          cell instanceof Long number
              ? String.format(Locale.ROOT, "%,d", number)
              : cell.toString());
    }
    rows.add(row);
    return this;
  }

  /** Writes the table. */
  public void print(PrintWriter out, Ansi ansi) {
    int[] widths = headings.stream().mapToInt(String::length).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    out.println(ansi.string("@|bold " + line(headings, widths) + "|@"));
    rows.forEach(row -> out.println(line(row, widths)));
    out.flush();
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String space = " ".repeat(widths[i] - cell.length());
      line.append(isNumeric(i) ? space + cell : cell + space).append("  ");
    }
    return line.toString().stripTrailing();
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("-|-?[0-9][0-9,.]*"));
  }
}
