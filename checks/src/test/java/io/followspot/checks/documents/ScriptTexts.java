package io.followspot.checks.documents;

import java.util.ArrayList;
import java.util.List;

/** The string literals of a script, each with the tokens before it. */
final class ScriptTexts {
  /** After one of these a slash begins a regular expression; elsewhere it divides. */
  private static final String BEFORE_EXPRESSION = "(,=:[!&|?{};+";

  private static final int TOKENS_BEFORE = 6;

  private final String script;
  private final List<Text> texts = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private int at;

  private ScriptTexts(String script) {
    this.script = script;
  }

  /**
   * A literal, or a piece of a template between its expressions.
   *
   * @param before the tokens before it, the last of which is next to it, separated by blanks
   * @param value what it stands for
   */
  record Text(String before, String value) {}

  static List<Text> of(String script) {
    ScriptTexts reader = new ScriptTexts(script);
    reader.read("");
    return reader.texts;
  }

  /** Reads until this token, which is not within brackets that are opened meanwhile. */
  private void read(String end) {
    int depth = 0;
    while (at < script.length()) {
      char next = script.charAt(at);
      if (depth == 0 && end.equals(String.valueOf(next))) {
        at++;
        return;
      }
      if (next == '{') {
        depth++;
      } else if (next == '}') {
        depth--;
      }
      if (Character.isWhitespace(next)) {
        at++;
      } else if (script.startsWith("//", at)) {
        at = endOf("\n");
      } else if (script.startsWith("/*", at)) {
        at = endOf("*/");
      } else if (next == '/' && beginsExpression()) {
        tokens.add(regularExpression());
      } else if (next == '"' || next == '\'') {
        quoted(next);
      } else if (next == '`') {
        template();
      } else if (Character.isJavaIdentifierPart(next)) {
        tokens.add(word());
      } else {
        tokens.add(String.valueOf(next));
        at++;
      }
    }
  }

  private int endOf(String mark) {
    int found = script.indexOf(mark, at);
    return found < 0 ? script.length() : found + mark.length();
  }

  private boolean beginsExpression() {
    String last = tokens.isEmpty() ? ";" : tokens.get(tokens.size() - 1);
    return last.equals("return") || last.equals(">") || BEFORE_EXPRESSION.contains(last);
  }

  private String regularExpression() {
    int from = at++;
    boolean inClass = false;
    while (script.charAt(at) != '/' || inClass) {
      char next = script.charAt(at);
      inClass = next == '[' || (inClass && next != ']');
      at += next == '\\' ? 2 : 1;
    }
    at++;
    return script.substring(from, at);
  }

  private String word() {
    int from = at;
    while (at < script.length() && Character.isJavaIdentifierPart(script.charAt(at))) {
      at++;
    }
    return script.substring(from, at);
  }

  private void quoted(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (script.charAt(at) != quote) {
      value.append(character());
    }
    at++;
    add(value.toString());
    tokens.add("\"" + value + "\"");
  }

  private void template() {
    StringBuilder value = new StringBuilder();
    at++;
    while (script.charAt(at) != '`') {
      if (script.startsWith("${", at)) {
        add(value.toString());
        value.setLength(0);
        at += 2;
        List<String> outside = List.copyOf(tokens);
        tokens.add("${");
        read("}");
        tokens.clear();
        tokens.addAll(outside);
      } else {
        value.append(character());
      }
    }
    at++;
    add(value.toString());
    tokens.add("`");
  }

  private String character() {
    char next = script.charAt(at++);
    if (next != '\\') {
      return String.valueOf(next);
    }
    char escaped = script.charAt(at++);
    if (escaped != 'u') {
      return String.valueOf(escaped);
    }
    at += 4;
    return String.valueOf((char) Integer.parseInt(script.substring(at - 4, at), 16));
  }

  private void add(String value) {
    if (!value.isEmpty()) {
      int from = Math.max(0, tokens.size() - TOKENS_BEFORE);
      texts.add(new Text(String.join(" ", tokens.subList(from, tokens.size())), value));
    }
  }
}
