package io.followspot.gateway.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.followspot.process.Setting;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/** The history store: a connection pool to a database with the current schema. */
public final class Store implements AutoCloseable {
  private static final int CONNECTIONS = 8;

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final int schema;
  private final boolean postgres;

  /**
   * Opens the store and migrates its schema.
   *
   * @throws StoreUnavailableException if it cannot be opened
   */
  public Store(StoreConfig config) {
    this(config, Duration.ofSeconds(15));
  }

  Store(StoreConfig config, Duration patience) {
    this(config, patience, "latest");
  }

  /** Opens the store with the tables of a version, which only a new store may have. */
  Store(StoreConfig config, Duration patience, String version) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(config.url());
    pool.setUsername(config.user());
    pool.setPassword(config.password());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setPoolName("store");
    pool.setInitializationFailTimeout(patience.toMillis());
    try {
      source = new HikariDataSource(pool);
    } catch (RuntimeException e) {
      throw unavailable(config, e);
    }
    try {
      Flyway flyway =
          Flyway.configure(Store.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:io/followspot/gateway/store/migrations")
              .target(version)
              .load();
      flyway.migrate();
      schema = Integer.parseInt(flyway.info().current().getVersion().getVersion());
    } catch (FlywayException e) {
      source.close();
      throw unavailable(config, e);
    }
    jdbi = Jdbi.create(source).registerArrayType(String.class, "varchar");
    postgres = config.url().startsWith("jdbc:postgresql:");
  }

  private static StoreUnavailableException unavailable(StoreConfig config, RuntimeException e) {
    Throwable root = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return new StoreUnavailableException(
        "the history store at "
            + config
            + " cannot be opened ("
            + root.getMessage()
            + "): stop the other gateway that has it open, or set "
            + Setting.STORE_URL.variable()
            + " to a database that answers",
        e);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** The version of the tables. */
  int schema() {
    return schema;
  }

  boolean isPostgres() {
    return postgres;
  }

  /** SQL of the bits that two numbers have in common. */
  String sqlOfCommonBits(String one, String other) {
    return postgres ? "(" + one + " & " + other + ")" : "bitand(" + one + ", " + other + ")";
  }

  @Override
  public void close() {
    source.close();
  }
}
