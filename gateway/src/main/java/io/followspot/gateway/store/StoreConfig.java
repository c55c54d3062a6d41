package io.followspot.gateway.store;

import io.followspot.process.Setting;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where history is stored.
 *
 * @param url of JDBC; H2 in PostgreSQL mode, or PostgreSQL
 * @param user may be empty
 * @param password may be empty; never part of {@link #toString}
 * @param retention how long ended tracks are kept
 */
public record StoreConfig(String url, String user, String password, Duration retention) {
  /** Refuses a retention that keeps nothing. */
  public StoreConfig {
    if (retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException(
          Setting.STORE_RETENTION.variable() + " must be positive, not " + retention);
    }
  }

  /** Reads the settings of the environment. */
  public static StoreConfig fromEnvironment() {
    String url = Setting.STORE_URL.read();
    Duration retention = Setting.STORE_RETENTION.readDuration();
    if (url.isEmpty()) {
      return embedded(Path.of(Setting.HOME.read()).resolve("store"), retention);
    }
    String password = Setting.STORE_PASSWORD_FILE.readSecret();
    return new StoreConfig(
        url,
        Setting.STORE_USER.read(),
        password.isEmpty() ? Setting.STORE_PASSWORD.read() : password,
        retention);
  }

  /** An embedded store in a directory. */
  public static StoreConfig embedded(Path directory, Duration retention) {
    return new StoreConfig(
        "jdbc:h2:file:"
            + directory.toAbsolutePath().resolve("history")
            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
            + ";DB_CLOSE_ON_EXIT=FALSE",
        "sa",
        "",
        retention);
  }

  @Override
  public String toString() {
    // A JDBC URL may contain a password after the question mark.
    return url.replaceAll("[?;].*", "");
  }
}
