package io.followspot.gateway.cameras;

import java.util.regex.Pattern;

/** User names, passwords and tokens within a URL. */
final class Credentials {
  /** user:password@ in front of a host. */
  private static final Pattern USER = Pattern.compile("(//)[^/?#]*@");

  /** A parameter whose name says that its value is a secret. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;#](?:user|login|password|passwd|pwd|pass|token|access_token|secret|key|api_?key|auth"
              + "|sig|signature)=)[^&;#]*");

  private Credentials() {}

  static boolean areIn(String url) {
    return USER.matcher(url).find() || PARAMETER.matcher(url).find();
  }

  /** The URL with three asterisks in place of each. */
  static String redacted(String url) {
    return PARAMETER.matcher(USER.matcher(url).replaceAll("$1***@")).replaceAll("$1***");
  }
}
