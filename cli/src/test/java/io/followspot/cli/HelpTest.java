package io.followspot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<CommandLine> commands() {
    return withSubcommands(FollowspotMain.commandLine());
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
  }

  /** A list of commands shows the first element of each one's description, and no more. */
  @ParameterizedTest
  @MethodSource("commands")
  void description_beginsWithAWholeSentence(CommandLine command) {
    String[] description = command.getCommandSpec().usageMessage().description();
    assertThat(description).as(command.getCommandName()).isNotEmpty();
    assertThat(description[0]).as(command.getCommandName()).endsWith(".");
  }
}
