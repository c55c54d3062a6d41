package io.followspot.gateway.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.followspot.gateway.problem.Problem;
import io.followspot.gateway.problem.ProblemException;
import io.followspot.process.DirectoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Loads a {@link BackupArchive} into the tables, in one transaction. */
final class HistoryRestore {
  private static final int ROWS_AT_A_TIME = 500;

  /** What cannot be read again from the topics; a new store has the other tables, too. */
  private static final List<String> HISTORY =
      Stream.concat(
              Stream.of("tracks", "events", "identities", "identity_events"),
              HistoryBackup.OWN.stream())
          .toList();

  /**
   * What the caller accepts.
   *
   * @param replace that the store is not empty
   * @param loss that the topics do not continue where the backup ends
   */
  record Accepted(boolean replace, boolean loss) {}

  private final Store store;

  HistoryRestore(Store store) {
    this.store = store;
  }

  /**
   * Loads the archive in the place of everything that the store contains.
   *
   * @throws ProblemException if it is damaged, too new, does not fit the topics, or would replace
   *     something; then nothing has changed
   */
  BackupManifest load(Path file, TopicBounds topics, Accepted accepted) throws IOException {
    try (BackupArchive archive = BackupArchive.open(file)) {
      int schema = archive.manifest().schema();
      if (schema > store.schema()) {
        throw Problem.of(
            422,
            "backup_too_new",
            "The backup is of a newer version",
            "Its tables have version "
                + schema
                + ", this gateway's have version "
                + store.schema()
                + ": update Followspot, then restore again.");
      }
      if (!accepted.loss()) {
        checkTopics(archive, topics);
      }
      if (schema == store.schema()) {
        replace(archive, accepted.replace());
        return archive.manifest();
      }
      return loadOlder(archive, accepted.replace());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void checkTopics(BackupArchive archive, TopicBounds topics) throws IOException {
    if (topics.areShorterThan(archive.offsets())) {
      throw Problem.of(
          409,
          "topics_too_short",
          "The backup belongs to other topics",
          "The topics are shorter than the backup's offsets. Connect the gateway to the matching"
              + " Kafka, or restore its topics first. accept_loss=true restores the history for"
              + " reading only: projection then stops until ./followspot history rebuild"
              + " --accept-loss discards it.");
    }
    if (topics.beginAfter(archive.offsets())) {
      throw Problem.of(
          409,
          "history_would_be_lost",
          "Part of the history would be lost",
          "The topics no longer contain all events after the backup of "
              + archive.manifest().createdAt()
              + "; accept_loss=true restores it nevertheless, with a gap.");
    }
  }

  /** Migrates a backup in a store of its own, since migrations are made for whole stores. */
  private BackupManifest loadOlder(BackupArchive archive, boolean replace) throws IOException {
    Path directory = Files.createTempDirectory("followspot-restore");
    try {
      StoreConfig config = StoreConfig.embedded(directory, Duration.ofDays(1));
      String version = String.valueOf(archive.manifest().schema());
      try (Store old = new Store(config, Duration.ofSeconds(15), version)) {
        new HistoryRestore(old).replace(archive, true);
      }
      Path migrated = directory.resolve("migrated.zip");
      try (Store current = new Store(config);
          OutputStream out = Files.newOutputStream(migrated)) {
        HistoryBackup.write(current, out, Instant.EPOCH);
      }
      try (BackupArchive newer = BackupArchive.open(migrated)) {
        replace(newer, replace);
        return new BackupManifest(
            store.schema(), archive.manifest().createdAt(), newer.manifest().tables());
      }
    } finally {
      DirectoryTree.delete(directory);
    }
  }

  private void replace(BackupArchive archive, boolean replace) {
    try {
      store
          .jdbi()
          .useTransaction(
              handle -> {
                if (!replace) {
                  refuseUnlessEmpty(handle);
                }
                loadAll(handle, archive);
              });
    } catch (JdbiException e) {
      if (DataErrors.isIn(e)) {
        throw BackupManifest.damaged("the database does not accept a row of it");
      }
      throw e;
    }
  }

  private static void refuseUnlessEmpty(Handle handle) {
    for (String table : HISTORY) {
      boolean empty =
          handle
              .createQuery("select 1 from " + table + " limit 1")
              .mapTo(Integer.class)
              .findOne()
              .isEmpty();
      if (!empty) {
        throw Problem.of(
            409,
            "store_not_empty",
            "The store is not empty",
            "It contains history already; replace=true deletes it and restores the backup.");
      }
    }
  }

  private void loadAll(Handle handle, BackupArchive archive) {
    Connection connection = handle.getConnection();
    try {
      for (String table : HistoryBackup.TABLES) {
        if (exists(connection, table)) {
          handle.execute("delete from " + table);
        }
      }
      for (BackupManifest.Entry table : archive.manifest().tables()) {
        loadTable(connection, archive, table);
      }
    } catch (SQLException e) {
      if (DataErrors.isIn(e)) {
        throw BackupManifest.damaged("the database does not accept a row of it");
      }
      throw new IllegalStateException("the backup cannot be loaded", e);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw BackupManifest.damaged("a row of it cannot be read");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
      return found.next();
    }
  }

  private void loadTable(Connection connection, BackupArchive archive, BackupManifest.Entry table)
      throws SQLException, IOException {
    String columns = String.join(", ", table.columns());
    int[] types = types(connection, table);
    String sql =
        "insert into "
            + table.name()
            + " ("
            + columns
            + ") values ("
            + String.join(", ", Collections.nCopies(types.length, "?"))
            + ")";
    long rows = 0;
    try (PreparedStatement insert = connection.prepareStatement(sql);
        MappingIterator<JsonNode> values = archive.rows(table)) {
      while (values.hasNextValue()) {
        bind(insert, values.nextValue(), types, table);
        insert.addBatch();
        if (++rows % ROWS_AT_A_TIME == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    if (rows != table.rows()) {
      throw BackupManifest.damaged(table.file() + " has another number of rows");
    }
  }

  /** The types of the table's columns; only names of existing columns go into SQL. */
  private static int[] types(Connection connection, BackupManifest.Entry table)
      throws SQLException {
    int[] types = new int[table.columns().size()];
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("select * from " + table.name() + " where 1 = 0")) {
      ResultSetMetaData about = none.getMetaData();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        int at = table.columns().indexOf(about.getColumnName(i).toLowerCase(Locale.ROOT));
        if (at >= 0) {
          types[at] = about.getColumnType(i);
        }
      }
      for (int type : types) {
        if (type == Types.NULL) {
          throw BackupManifest.damaged("it names an unknown column of " + table.name());
        }
      }
    }
    return types;
  }

  private void bind(PreparedStatement insert, JsonNode row, int[] types, BackupManifest.Entry table)
      throws SQLException {
    if (!row.isArray() || row.size() != types.length) {
      throw BackupManifest.damaged("a row of " + table.file() + " has another number of values");
    }
    for (int i = 0; i < types.length; i++) {
      JsonNode value = row.get(i);
      if (value.isNull()) {
        insert.setNull(i + 1, types[i]);
        continue;
      }
      switch (types[i]) {
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY ->
            insert.setBytes(i + 1, Base64.getDecoder().decode(value.asText()));
        case Types.BIT, Types.BOOLEAN -> insert.setBoolean(i + 1, value.asBoolean());
        case Types.REAL -> insert.setFloat(i + 1, Float.parseFloat(value.asText()));
        case Types.INTEGER -> insert.setInt(i + 1, value.asInt());
        case Types.BIGINT -> insert.setLong(i + 1, value.asLong());
        default -> insert.setString(i + 1, text(value.asText()));
      }
    }
  }

  /** PostgreSQL stores no NUL in a text; the body keeps it. */
  private String text(String text) {
    return store.isPostgres() ? text.replace("\0", "") : text;
  }
}
