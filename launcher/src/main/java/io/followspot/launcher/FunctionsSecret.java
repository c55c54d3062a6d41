package io.followspot.launcher;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that Flink and the functions share, in the path of the functions. */
final class FunctionsSecret {
  private static final int BYTES = 16;

  private FunctionsSecret() {}

  static String create() {
    return HexFormat.of().formatHex(new SecureRandom().generateSeed(BYTES));
  }
}
