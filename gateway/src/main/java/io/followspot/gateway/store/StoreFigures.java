package io.followspot.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Figures about the history store for those who operate it. */
public final class StoreFigures {
  private static final String H2_SUFFIX = ".mv.db";

  private final Store store;

  /** Asks this store. */
  public StoreFigures(Store store) {
    this.store = store;
  }

  /** How many tracks have each status, ended ones apart: those are many and only grow. */
  public Map<String, Long> tracksByStatus() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select status, count(*) as n from tracks where status in ('confirmed',"
                            + " 'stationary', 'lost') group by status")
                    .reduceRows(
                        new HashMap<String, Long>(
                            Map.of("confirmed", 0L, "stationary", 0L, "lost", 0L)),
                        (all, row) -> {
                          all.put(
                              row.getColumn("status", String.class),
                              row.getColumn("n", Long.class));
                          return all;
                        }));
  }

  /** The size of the database on its disk; empty if it is in memory. */
  public OptionalLong sizeBytes() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                isPostgres(handle.getConnection())
                    ? OptionalLong.of(
                        handle
                            .createQuery("select pg_database_size(current_database())")
                            .mapTo(Long.class)
                            .one())
                    : handle
                        .createQuery("select database_path()")
                        .mapTo(String.class)
                        .findOne()
                        .map(path -> fileSize(Path.of(path + H2_SUFFIX)))
                        .orElse(OptionalLong.empty()));
  }

  private static OptionalLong fileSize(Path file) {
    try {
      return OptionalLong.of(Files.size(file));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean isPostgres(Connection connection) {
    try {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
