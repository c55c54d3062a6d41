package io.followspot.gateway.store;

import java.sql.SQLException;

/** Distinguishes a record that no database accepts from a database that is unavailable. */
final class DataErrors {
  /** SQLSTATE class of invalid data, such as a NUL in a text or a text that is too long. */
  private static final String DATA_EXCEPTION = "22";

  /** SQLSTATE class of violated constraints, such as a missing value. */
  private static final String INTEGRITY_VIOLATION = "23";

  private DataErrors() {}

  static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refusal && refusal.getSQLState() != null) {
        String state = refusal.getSQLState();
        return state.startsWith(DATA_EXCEPTION) || state.startsWith(INTEGRITY_VIOLATION);
      }
    }
    return false;
  }
}
