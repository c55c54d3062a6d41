package io.followspot.gateway.http;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as comma-separated values (RFC 4180). */
public final class CsvText {
  private CsvText() {}

  /** A table with its headings first; cells are quoted where they must be. */
  public static String table(List<String> headings, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(headings), rows).map(CsvText::row).collect(Collectors.joining());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean plain =
        text.chars().noneMatch(it -> it == ',' || it == '"' || it == '\r' || it == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
