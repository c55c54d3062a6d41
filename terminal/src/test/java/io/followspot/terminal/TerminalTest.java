package io.followspot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {
  @Test
  void colours_areForTerminals() {
    assertThat(Terminal.ansi(true, Map.of())).isEqualTo(Ansi.ON);
    assertThat(Terminal.ansi(false, Map.of())).isEqualTo(Ansi.OFF);
  }

  @Test
  void colours_areAsTheUserWantsThem() {
    assertThat(Terminal.ansi(true, Map.of("NO_COLOR", "1"))).isEqualTo(Ansi.OFF);
    assertThat(Terminal.ansi(true, Map.of("CLICOLOR", "0"))).isEqualTo(Ansi.OFF);
    assertThat(Terminal.ansi(false, Map.of("CLICOLOR_FORCE", "1"))).isEqualTo(Ansi.ON);
    assertThat(Terminal.ansi(false, Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1")))
        .isEqualTo(Ansi.OFF);
  }

  @Test
  void output_withoutAConsole_isNoTerminal() {
    assertThat(Terminal.isOutput(null, Map.of("TERM", "xterm"))).isFalse();
  }
}
