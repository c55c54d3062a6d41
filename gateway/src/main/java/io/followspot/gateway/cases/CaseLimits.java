package io.followspot.gateway.cases;

import io.followspot.process.Setting;

/**
 * How much may be kept.
 *
 * @param cases at most so many
 * @param bytes in all of their files together
 */
public record CaseLimits(int cases, long bytes) {
  /** Refuses limits that keep nothing. */
  public CaseLimits {
    if (cases < 1 || bytes < 1) {
      throw new IllegalArgumentException(
          Setting.CASES_MAX.variable()
              + " and "
              + Setting.CASES_MAX_MB.variable()
              + " must be at least 1");
    }
  }

  /** Reads the settings of the environment. */
  public static CaseLimits fromEnvironment() {
    return new CaseLimits(Setting.CASES_MAX.readInt(), (long) Setting.CASES_MAX_MB.readInt() << 20);
  }
}
