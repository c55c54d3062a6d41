package io.followspot.kafka;

/** Which records a consumer sees. */
public enum Isolation {
  /** Only what was committed: each event once. */
  COMMITTED("read_committed"),
  /** Everything at once, also what may be said again. */
  UNCOMMITTED("read_uncommitted");

  private final String setting;

  Isolation(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
