package io.followspot.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TableTest {
  @Test
  void print_columnsLineUp_numbersToTheRight() {
    StringWriter out = new StringWriter();

    new Table("CAMERA", "FRAMES", "STATUS")
        .row("lobby", 12_345L, "streaming")
        .row("a", 7L, "")
        .print(new PrintWriter(out), Ansi.OFF);

    assertThat(out.toString().lines())
        .containsExactly("CAMERA  FRAMES  STATUS", "lobby   12,345  streaming", "a            7");
  }
}
