package io.followspot.checks.gateway;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Questions to the tables of a gateway's store, written without its classes. An H2 database takes
 * further connections from the process that has it open.
 */
final class HistorySql implements AutoCloseable {
  private static final String CROSSED = " from events where type = 'line_crossed'";

  private final Connection connection;

  HistorySql(String url, String user) throws SQLException {
    connection = DriverManager.getConnection(url, user, "");
  }

  /** A part of a condition with its values. */
  record Condition(String sql, List<Object> values) {
    Condition and(String more, Object... further) {
      List<Object> all = new ArrayList<>(values);
      all.addAll(List.of(further));
      return new Condition(sql + " and " + more, all);
    }
  }

  /** Of one of these cameras. */
  static Condition at(List<String> cameras) {
    String marks = "?, ".repeat(cameras.size() - 1) + "?";
    return new Condition("camera_id in (" + marks + ")", List.copyOf(cameras));
  }

  /** All event ids of tracks. */
  List<String> eventIds(Condition where) {
    return texts("select event_id from events where " + where.sql() + " order by event_id", where);
  }

  /** The events of a track, in order. */
  List<String> eventsOf(String trackId) {
    Condition where = new Condition("track_id = ?", List.of(trackId));
    return texts("select event_id from events where track_id = ? order by sequence", where);
  }

  /** Track ids, the last seen first. */
  List<String> tracks(Condition where, int limit) {
    return texts(
        "select track_id from tracks where "
            + where.sql()
            + " order by last_seen_us desc, track_id desc limit "
            + limit,
        where);
  }

  /** Who crossed a line, each once, by id. */
  List<String> crossers(Condition where) {
    return texts(
        "select distinct track_id" + CROSSED + " and " + where.sql() + " order by track_id", where);
  }

  /** The events of crossings, by id. */
  List<String> crossings(Condition where) {
    return texts("select event_id" + CROSSED + " and " + where.sql() + " order by event_id", where);
  }

  /** Events by camera, region, type, direction, and whether they are less sure than that. */
  Map<String, Long> tallies(Condition where, double minConfidence) {
    List<Object> values = new ArrayList<>(List.of((float) minConfidence));
    values.addAll(where.values());
    return numbers(
        "select camera_id || ' ' || region_id || ' ' || what as k, count(*) as n from (select"
            + " camera_id, region_id, case when type = 'zone_entered' then 'entered' when type ="
            + " 'zone_exited' then 'exited' else (case when forward then 'forward' else"
            + " 'backward' end) || (case when confidence < ? then '_unsure' else '' end) end as"
            + " what from events where type in ('line_crossed', 'zone_entered', 'zone_exited')"
            + " and "
            + where.sql()
            + ") as happened group by k",
        values);
  }

  /** Rows by camera; the key ends with a word. */
  Map<String, Long> byCamera(String table, Condition where, String word) {
    return numbers(
        "select camera_id || ' "
            + word
            + "' as k, count(*) as n from "
            + table
            + " where "
            + where.sql()
            + " group by k",
        where.values());
  }

  /** One number of the rows of tracks. */
  long ofTracks(String aggregate, Condition where) {
    String sql = "select 'k' as k, " + aggregate + " as n from tracks where " + where.sql();
    return numbers(sql, where.values()).get("k");
  }

  private List<String> texts(String sql, Condition where) {
    List<String> texts = new ArrayList<>();
    rows(sql, where.values(), row -> texts.add(row.getString(1)));
    return texts;
  }

  private Map<String, Long> numbers(String sql, List<Object> values) {
    Map<String, Long> numbers = new TreeMap<>();
    rows(sql, values, row -> numbers.put(row.getString("k"), row.getLong("n")));
    return numbers;
  }

  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  private void rows(String sql, List<Object> values, RowReader reader) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row);
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
