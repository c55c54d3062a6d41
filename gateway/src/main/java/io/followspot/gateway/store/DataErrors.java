package io.followspot.gateway.store;

import java.sql.SQLException;

/** Tells a record that no database takes from a database that takes nothing just now. */
final class DataErrors {
  /** Of SQLSTATE: what is wrong with the data, such as a NUL in a text or a text too long. */
  private static final String DATA_EXCEPTION = "22";

  /** Of SQLSTATE: what breaks a rule of the table, such as a value that must be there. */
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
