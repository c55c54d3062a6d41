package io.followspot.protos.rules;

/** Quotes user input within a message of bounded length. */
final class QuotedInput {
  private static final int MAX_CHARS = 80;

  private QuotedInput() {}

  static String of(String text) {
    if (text.length() <= MAX_CHARS) {
      return '"' + text + '"';
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARS - 2)) ? MAX_CHARS - 2 : MAX_CHARS - 1;
    return '"' + text.substring(0, end) + "…\"";
  }
}
