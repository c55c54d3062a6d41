package io.followspot.cli.doctor;

/**
 * The result of one check.
 *
 * @param check what was looked at, as {@code disk}
 * @param verdict how it is
 * @param says what was found
 * @param remedy what to do; empty if nothing is wrong
 */
record Finding(String check, Verdict verdict, String says, String remedy) {
  /** How it is. */
  enum Verdict {
    /** As it should be. */
    OK,
    /** Works, but not well or not for long. */
    WARNING,
    /** Does not work. */
    WRONG
  }

  static Finding ok(String check, String says) {
    return new Finding(check, Verdict.OK, says, "");
  }

  static Finding warning(String check, String says, String remedy) {
    return new Finding(check, Verdict.WARNING, says, remedy);
  }

  static Finding wrong(String check, String says, String remedy) {
    return new Finding(check, Verdict.WRONG, says, remedy);
  }
}
