package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.terminal.CliException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorsTest {
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "track find --form 14:03 | unknown option --form: did you mean --from?",
        "publish --camra=lobby x.mp4 | unknown option --camra: did you mean --camera?",
        "counts --tody | unknown option --tody: did you mean --today?",
        "doctor --xyzzy | unknown option --xyzzy (",
        "coutns | unknown command coutns: did you mean counts?",
        "camera lsit | unknown command lsit: did you mean list?",
        "doctor now | unknown argument now (",
        "publish sim:lobby | Missing required option: '--camera=ID'"
      })
  void wrongCommand_isOneLineWithTheNearestMatch(String line, String said) {
    assertThat(execute(line.split(" "))).isEqualTo(CliException.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("followspot: " + said).contains("--help shows all");
  }

  @Test
  void commandOfSeveralNotNamed_showsThemAll() {
    assertThat(execute("camera")).isEqualTo(CliException.USAGE);
    assertThat(err.toString()).contains("Usage:", "list", "show");
  }

  @Test
  void nearest_isTheOneWithFewestChanges() {
    List<String> words = List.of("--from", "--for", "--format");
    assertThat(NearestWord.to("--frm", words)).contains("--from");
    assertThat(NearestWord.to("--formta", words)).contains("--format");
    assertThat(NearestWord.to("--limit", words)).isEmpty();
    assertThat(NearestWord.distance("abc", "acb")).isEqualTo(1);
    assertThat(NearestWord.distance("", "abc")).isEqualTo(3);
  }

  private int execute(String... arguments) {
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
