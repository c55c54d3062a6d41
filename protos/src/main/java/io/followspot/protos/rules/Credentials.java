package io.followspot.protos.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * User names, passwords and tokens within an address. Ambiguous text counts as a secret: hiding too
 * much does less harm than revealing a password.
 */
public final class Credentials {
  private static final String HIDDEN = "***";

  /** An address up to its first space; its host ends at a slash, a question mark or a hash. */
  private static final Pattern ADDRESS = Pattern.compile("//([^/?#\\s]*)(\\S*)");

  /** A host as usual in addresses, with a dot or a port: a single word may be part of a path. */
  private static final Pattern SURELY_HOST =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+]|[\\w-]+(\\.[\\w-]+)+|[\\w-]+(?=:\\d))(:\\d+)?([/?#].*)?");

  private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^]]*]|[^:\\[]*)(:\\d{0,5})?");

  /**
   * A parameter whose name says that its value is a secret, in a query or, as some recorders
   * require, in a path: {@code /user=admin_password=xyz_channel=1.sdp}. The value ends where the
   * next parameter begins.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;,#/_](?:[\\w.-]{0,32}(?:pass|pwd|token|secret|login|auth(?!or)|cred)[\\w.-]{0,32}"
              + "|[\\w.-]{0,32}(?:user|usr|username|userid|pas|psw|pw|key|sig|signature))=)"
              + "(?:(?![&;\\s]|_[A-Za-z]+=).)*");

  private Credentials() {}

  /** Tells whether the text contains any. */
  public static boolean areIn(String text) {
    return !redacted(text).equals(text);
  }

  /** The text with three asterisks in place of each. */
  public static String redacted(String text) {
    Matcher address = ADDRESS.matcher(text);
    String withoutUser =
        address.replaceAll(
            found -> Matcher.quoteReplacement("//" + withoutUser(found.group(1), found.group(2))));
    return PARAMETER.matcher(withoutUser).replaceAll("$1" + HIDDEN);
  }

  private static String withoutUser(String host, String rest) {
    String all = host + rest;
    int at = all.lastIndexOf('@');
    if (at < 0 || !(host.indexOf('@') >= 0 || isPassword(host, all.substring(at + 1)))) {
      return all;
    }
    return HIDDEN + all.substring(at);
  }

  /** In {@code user:pa/ss@host}, the part {@code user:pa} looks like a host. */
  private static boolean isPassword(String host, String behind) {
    return host.indexOf(':') >= 0
        && (!HOST_AND_PORT.matcher(host).matches() || SURELY_HOST.matcher(behind).matches());
  }
}
