package io.followspot.gateway.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.followspot.gateway.http.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Writes all tables of the history as a ZIP archive that every database can load: one file of JSON
 * lines a table, then {@link BackupManifest}. All rows are those of one moment, with the offsets of
 * the topics that belong to them, while the projection continues.
 */
final class HistoryBackup {
  /** What is projected from topics; the first contains the offsets. */
  static final List<String> PROJECTED =
      List.of(
          "projected",
          "events",
          "tracks",
          "cameras",
          "left_out",
          "identities",
          "identity_events",
          "floor_visits",
          "floor_crossings",
          "recorded",
          "unplaced");

  /** What only the store has. */
  static final List<String> OWN = List.of("reviewed_items", "reviewed_until");

  /** All tables. */
  static final List<String> TABLES = Stream.concat(PROJECTED.stream(), OWN.stream()).toList();

  private static final int ROWS_AT_A_TIME = 500;
  private static final JsonFactory JSON =
      new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private HistoryBackup() {}

  /** Writes the archive; the stream stays open. */
  static BackupManifest write(Store store, OutputStream out, Instant now) throws IOException {
    try {
      // H2's repeatable read is a snapshot of one table at a time; its serializable of all.
      TransactionIsolationLevel isolation =
          store.isPostgres()
              ? TransactionIsolationLevel.REPEATABLE_READ
              : TransactionIsolationLevel.SERIALIZABLE;
      return store.jdbi().inTransaction(isolation, handle -> write(store, handle, out, now));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static BackupManifest write(Store store, Handle handle, OutputStream out, Instant now) {
    try {
      Connection connection = handle.getConnection();
      // The first query fixes the moment.
      handle.createQuery("select count(*) from projected").mapTo(Long.class).one();
      Set<String> existing =
          Set.copyOf(
              handle
                  .createQuery(
                      "select lower(table_name) from information_schema.tables where table_schema ="
                          + " current_schema")
                  .mapTo(String.class)
                  .list());
      ZipOutputStream zip = new ZipOutputStream(out);
      List<BackupManifest.Entry> tables = new ArrayList<>();
      for (String table : TABLES) {
        if (existing.contains(table)) {
          tables.add(writeTable(store, connection, table, zip));
        }
      }
      BackupManifest manifest = new BackupManifest(store.schema(), now.toString(), tables);
      zip.putNextEntry(new ZipEntry(BackupManifest.FILE));
      zip.write(JsonText.bytes(manifest.json()));
      zip.closeEntry();
      zip.finish();
      return manifest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("the history cannot be read", e);
    }
  }

  private static BackupManifest.Entry writeTable(
      Store store, Connection connection, String table, ZipOutputStream zip)
      throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry(BackupManifest.fileOf(table)));
    MessageDigest digest = sha256();
    long rows = 0;
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_A_TIME);
      if (!store.isPostgres()) {
        // Otherwise H2 collects a table in memory first.
        statement.execute("set lazy_query_execution true");
      }
      try (ResultSet result = statement.executeQuery("select * from " + table);
          JsonGenerator json = JSON.createGenerator(new DigestOutputStream(zip, digest))) {
        json.setRootValueSeparator(null);
        ResultSetMetaData about = result.getMetaData();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          columns.add(about.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        while (result.next()) {
          writeRow(json, result, columns.size());
          rows++;
        }
      } finally {
        if (!store.isPostgres()) {
          statement.execute("set lazy_query_execution false");
        }
      }
    }
    zip.closeEntry();
    return new BackupManifest.Entry(
        table, columns, rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static void writeRow(JsonGenerator json, ResultSet row, int columns)
      throws IOException, SQLException {
    json.writeStartArray();
    for (int i = 1; i <= columns; i++) {
      Object value = row.getObject(i);
      if (value instanceof byte[] bytes) {
        json.writeBinary(bytes);
      } else if (value instanceof Boolean flag) {
        json.writeBoolean(flag);
      } else if (value instanceof Float number) {
        json.writeNumber(number);
      } else if (value instanceof Number number) {
        json.writeNumber(number.longValue());
      } else if (value == null) {
        json.writeNull();
      } else {
        json.writeString(value.toString());
      }
    }
    json.writeEndArray();
    json.writeRaw('\n');
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
