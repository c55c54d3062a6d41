package io.followspot.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Whether people read the output on a terminal: colours and lines that change are for these. */
public final class Terminal {
  private Terminal() {}

  /** Whether the output of this process is a terminal that can show colours and move its cursor. */
  public static boolean isOutput() {
    return isOutput(System.console(), System.getenv());
  }

  static boolean isOutput(@Nullable Console console, Map<String, String> environment) {
    String term = environment.getOrDefault("TERM", "");
    return console != null && isTerminal(console) && !term.isEmpty() && !term.equals("dumb");
  }

  /**
   * When to use colours: on a terminal, unless NO_COLOR or CLICOLOR=0 says otherwise; elsewhere
   * only if CLICOLOR_FORCE asks for it.
   */
  public static Ansi ansi(boolean isTerminal, Map<String, String> environment) {
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "0");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return Ansi.OFF;
    }
    if (!forced.isEmpty() && !forced.equals("0")) {
      return Ansi.ON;
    }
    boolean on = isTerminal && !environment.getOrDefault("CLICOLOR", "1").equals("0");
    return on ? Ansi.ON : Ansi.OFF;
  }

  /** From JDK 22 on there is a console also where the output goes to a file: it has to be asked. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
