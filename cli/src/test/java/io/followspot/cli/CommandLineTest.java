package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.followspot.process.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Commands and errors that need no broker. */
class CommandLineTest {
  // Nobody listens on port 1.
  private static final String NOBODY = "--bootstrap-server=127.0.0.1:1";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void version_isThatOfTheBuild() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("Followspot " + Version.CURRENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "publish --camera no/id x.mp4 | 2 | is not a valid camera id",
        "publish --camera lobby gone.mp4 | 1 | there is no file gone.mp4",
        "publish --camera lobby ftp://me:pw@host/x | 1 | is not supported",
        "publish --camera lobby sim:moon | 1 | unknown scene",
        "publish --camera lobby --quality 0 sim:lobby | 2 | quality 0",
        "publish --camera lobby --rate -1 sim:lobby | 2 | not a valid rate",
        "publish sim:lobby | 2 | Missing required option",
        "camera add no/id | 2 | is not a valid camera id",
        "camera add lobby --zone door=0,0;1,1 | 2 | fewer than three",
        "camera add lobby --line gate=0,0;2,1 | 2 | between 0,0 and 1,1",
        "camera add lobby --set tracking.none=1 | 2 | tracking.min_hits",
        "camera remove no/id | 2 | is not a valid camera id",
        "track get lobby | 2 | lobby.1.42",
        "track find --gateway nowhere | 2 | is not a URL",
        "track find --gateway http://127.0.0.1:1 | 1 | no gateway answers at http://127.0.0.1:1/",
        "history rebuild --gateway http://127.0.0.1:1 | 1 | ./followspot up",
        "backup pom.xml | 2 | pom.xml exists",
        "restore gone.zip | 2 | there is no file gone.zip",
        "restore pom.xml | 1 | is damaged",
        "token create --role chief --tokens /dev/null | 2 | viewer or operator",
        "token create --camera no/id | 2 | is not a valid camera id",
        "camera zones no/id | 2 | is not a valid camera id",
        "camera zones lobby --zone door=0,0;1,1 | 2 | fewer than three",
        "watch --event moved | 2 | zone_entered",
        "nonsense | 2 | nonsense"
      })
  void execute_wrongly_saysWhatIsWrong(String line, int exitCode, String said) {
    assertThat(execute(line.split(" "))).isEqualTo(exitCode);
    assertThat(err.toString()).contains(said).doesNotContain("\tat ").doesNotContain(":pw@");
  }

  @Test
  void execute_noBroker_saysWhatToDo() {
    assertThat(execute("camera", "list", NOBODY)).isEqualTo(1);
    assertThat(err.toString())
        .contains("no Kafka broker answers at 127.0.0.1:1")
        .contains("./followspot up");
  }

  @Test
  void help_ofEveryCommand_isThere() {
    for (CommandLine command : FollowspotMain.commandLine().getSubcommands().values()) {
      assertThat(command.getUsageMessage()).as(command.getCommandName()).contains("--help");
    }
  }

  @Test
  void completion_isABashScriptThatKnowsOurCommands() {
    assertThat(execute("completion")).isZero();
    assertThat(out.toString())
        .contains("complete -F", "followspot", "publish", "--bootstrap-server");
  }

  private int execute(String... arguments) {
    return FollowspotMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
