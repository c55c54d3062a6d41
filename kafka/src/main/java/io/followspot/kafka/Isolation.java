package io.followspot.kafka;

/** Which records a consumer reads. */
public enum Isolation {
  /** Only committed records: each event once. */
  COMMITTED("read_committed"),
  /** All records at once, also those that a restart may repeat. */
  UNCOMMITTED("read_uncommitted");

  private final String setting;

  Isolation(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
